/**
 * Words of other fields. Beside one of them a term that is also a common word is not meant, unless the line
 * speaks of machine learning as well. Words that comments on models use themselves (image, user, file, disk,
 * price, patient) are left to the terms.
 */
const OTHERS = {
  web: `modernizr ios android endpoint ajax angular blog browser button carousel checkbox checkout cms cookie cors css csrf django dom dropdown
    favicon flask flexbox footer frontend graphql html hyperlink iframe javascript jquery jsx jwt login logout modal
    navbar newsletter nginx oauth php popup redux restful sidebar spa stylesheet svelte svg tailwind
    textarea toolbar tooltip typescript viewport vue webhook webpack webpage website websocket widget wordpress xhr`,
  screens: `canvas gui keyboard menu menubar mouse photoshop repaint scroll scrollbar scrolling shader
    smartphone swipe tkinter touchscreen psd toast zoom zooms`,
  games: `armor waypoint waypoints attacker avatar boss bullet coins cutscene dungeon enemy gamepad hitbox inventory joystick loot
    mob multiplayer npc player players ragdoll respawn respawns rpg rigidbody shooter skybox spaceship sprite sprites
    sword tilemap warrior weapon pickup parallax quest projectile`,
  databases: `uuid uuids btree cassandra cte cursor cursors ddl dialect innodb jdbc mariadb migration mongo mongodb
    mysql nosql odbc orm postgres postgresql postgis rdbms redis rollback rollup savepoint sql sqlalchemy
    sqlite sstable tablespace vacuum wal`,
  compilers: `inliner inlining abi antlr assembler bytecode clang codegen compiler cpython elf gcc generics interpreter jvm
    lambdas lexer lexers linker linter llvm lvalue mypy opcode opcodes preprocessor pydantic
    rvalue rust rustc typechecker typedef wasm webassembly`,
  systems: `boot heartbeat ansible apache aws azure bios bluetooth bootloader btrfs cgroup cgroups chroot daemon datacenter
    dhcp dns docker dockerfile ethernet ext4 failover filesystem filesystems firewall firmware ftp gateway
    gitlab grafana grub helm hypervisor inode ipc ipv4 ipv6 irq jenkins k8s kafka kubectl kubernetes
    ldap loopback lvm mqtt mutex nfs numa overlayfs packet packets posix prometheus rabbitmq reboot
    samba sigkill snmp socket sockets ssh ssl subnet swapfile syscall syscalls systemd tcp telnet terraform
    tls tty udp usb vlan vm vmware vpn watchdog wifi zookeeper`,
  finance: `analysts cents commission premium rebalanced settlement accountant accounting annuity audit bid bitcoin blockchain bookkeeping broker cashflow coupon creditor
    currency dividend dividends earnings equities equity etf ethereum fiscal forex fund hedge hedging inflation
    insurer investor investors invoice invoices ledger liability liquidity loan loans miner mortgage payroll payment
    payments portfolio portfolios profit rsi shareholder stock stocks swaption tax taxes trader
    traders treasury usd vat volatility wallet`,
  biology: `assay glucose mutant scrna strain stained treadmill allele alleles amino antibody antibodies axon bacteria bacterium chromosome chromosomes dendrite dna
    enzyme enzymes epidermis fastq gel genbank genome genomes genotype heterozygosity histone hormone
    membrane metabolic metabolism mitosis nucleotide nucleotides organism organisms ortholog peptide phenotype
    phylogenetic phylogeny plasmid primer ribosome rna snp spine synapse taxon taxonomic taxonomy
    vaccine virus yeast`,
  physics: `antenna boiler boltzmann celsius chemical circuit collider coolant crude electron electrons
    estuary fahrenheit flywheel galaxy groundwater hydraulic hydrogen kelvin magnet magnetic mosfet
    nozzle oxygen photon piston plasma reactor redshift resistor rocket salinity substation
    telescope thermostat torque transistor turbine viscosity voltage volt volts weld`,
  mathematics: `asymptotic asymptotically hypergeometric integrand integral integrals isomorphism isomorphic lemma
    mpf mpmath planar quadrature richardson`,
  life: `apprentices army beer brewing cake campaign cheese chocolate church coffee cooking court crew crust
    dinner elections employee employees factory football fog garden groceries guitar hotel jacket kitchen
    lawyer lottery lunch magazine midi mountain newspaper office orchestra party parcel piano police politician
    politics priest sandstone school schools synth theater theatre ticket tickets voter
    voters war wedding workout yoga`,
} as const;

/** The same in several words. */
const OTHER_PHRASES = [
  ...[
    'action potential',
    'air filter',
    'borrow checker',
    'call stack',
    'file system',
    'foreign key',
    'hash map',
  ],
  ...[
    'heap memory',
    'interest rate',
    'linked list',
    'load balancer',
    'market price',
    'op amp',
    'operating system',
  ],
  ...[
    'order book',
    'real estate',
    'search engine',
    'stored procedure',
    'thread pool',
    'type checker',
    'write ahead',
  ],
];

/** Words of machine learning that other fields hardly use. */
const OURS = `autoencoder cifar coco dbscan dqn gan kmeans mnist net pca ppo svm svms transformers umap yolo adam adamw autograd backprop bert classifier classifiers cnn convnet convolutional finetune finetuning
  gnn hyperparameter hyperparameters imagenet keras learnable logit logits lr lstm minibatch mlp neural overfit overfitting
  perceptron pretrained pytorch regressor relu resnet rnn sgd sigmoid sklearn softmax torch trainable unet vae`;

/** Words of machine learning that other fields use, too. */
const OFTEN_OURS = `accuracy activation attention backward batch batches bias classes cluster clusters convolution
  data dataset datasets decoder deep dimensions discriminator dropout embedding embeddings encoder epoch epochs feature
  features forward generator gradient gradients hidden inference kernel label labels latent layer layers learn learned
  learning linear loss losses metric metrics mini model models network networks neuron neurons norm normalization optimizer
  outputs parameters policy predict predicted prediction predictions probabilities recall regression regularization
  representation reward sample samples scores supervised targets tensor tensors test train trained training transformer
  unsupervised validation weights`;

/** What things of machine learning belong to: `the loss of the generator`, but not `the layer of the cake`. */
const OWNERS = `action exp kind kinds length lengths demand log ones own positives negatives prob probability range sales scalar scales segmentation spectra target targets
  connection connections padding article articles competition ct fit lesion lesions movie movies mri news organ organs paper papers passenger passengers
  rating ratings review reviews scan scans sign signs song songs transaction transactions tweet tweets class classes datapoint datapoints differentiated fake input inputs label labels layer layers loss model network nan parameter
  parameters parametrization permutation weight weights zeros actor agent algorithm algorithms anchor animal annotator answer array attribute augmentation
  author autoencoder axis backbone background baseline beta block blocks board body box boxes branch candidate candidates
  caption category cell cells center centroid channel channels character characters child clip coefficient coefficients
  column columns combination component components context corner corners corpus correlation cost covariance
  critic curve customer customers density descent detection detector detectors device dictionary diffusion digit digits
  distance distribution distributions document documents edge edges eigenvalue element elements encodings ensemble entry entries environment
  episode epsilon error errors estimate estimates estimation estimator estimators evaluation event example examples expert experts
  factor field filter filters flow flower flowers form forest frame frames function functions gate gaussian gaussians gpus graph graphs
  grid ground group groups head heads histogram house houses hyperplane id ids image images indices individual
  instance instances instruction item items iteration iterations key keys keypoints language leaf learner letter likelihood line linear
  list logarithm magnitude mask masks matrices matrix maximum mean measurement measurements memory message
  method methods minimum mixture modality mode module modules molecule molecules moment node nodes number
  numbers object objective objects observation observations op operation operations operator optimization output pair pairs parent
  part parts patch patches patient patients penalty performance perplexity person picture pictures pixel pixels point points
  policy pooling population position positions posterior prior process projection prompt prompts quantity queries query
  question rank ranks rate ratio record records region regions replica replicas representation residual residuals
  response result results reward roads row rows rule score search sentence sentences sequence sequences series
  set sets shape sigmoid signal signals similarity size solution space span speech split stage state states step steps
  stream strings student sum survey system table task tasks teacher term text texts threshold time token tokens
  transform transition translation tree trees tumor tumors type unit units user users value values variable variables
  variance variants vector vectors video videos view vocabulary voxel whole width window windows word words worker workers x y z`;

/** Words between `of` and what something belongs to. */
const DETERMINERS = `a all certain different known rare similar thousands very an any both each either every few final first five four fourth half her his hundred its last left
  many most my n next no one only our other previous same second several some such ten that the their these third this
  those thousand three two varying whose your`;

/** Words after which no owner comes. */
const BREAKS = `about after and are as at because before between but by can compared during for from has have if in
  into is must near of on or over per should so than then to under until was were when where which while will with
  within without`;

const wordsOf = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

const OTHER_WORDS = wordsOf(Object.values(OTHERS).join(' '));
const OUR_WORDS = wordsOf(OURS);
const OFTEN_OUR_WORDS = wordsOf(OFTEN_OURS);
const OWNER_WORDS = wordsOf(OWNERS);
const DETERMINER_WORDS = wordsOf(DETERMINERS);
const BREAK_WORDS = wordsOf(BREAKS);

/** Of two words of machine learning, or one that is hardly used elsewhere, a line is about it. */
const ENOUGH = 2;

/**
 * Whether a line speaks of another field, and not of machine learning as well.
 *
 * @param forms the words of the line with what each may be an inflection of, without those of the term itself
 * @param isElsewhere whether the whole file is about another field
 */
export function isOfAnotherField(
  line: string,
  forms: readonly (readonly string[])[],
  isElsewhere: boolean,
): boolean {
  const isOther =
    isElsewhere ||
    forms.some((word) => word.some((form) => OTHER_WORDS.has(form))) ||
    OTHER_PHRASES.some((phrase) => ` ${line} `.includes(` ${phrase} `));
  return isOther && !isAboutLearning(forms);
}

/**
 * Whether a term belongs to something that is not of machine learning, as in `layer of the cake`.
 *
 * @param after the words after the term with what each may be an inflection of, up to the next punctuation
 * @param others the words of the whole line, without those of the term
 * @param isTerm whether a word is itself a term
 */
export function isOwnedElsewhere(
  after: readonly (readonly string[])[],
  others: readonly (readonly string[])[],
  isTerm: (word: string) => boolean,
): boolean {
  if (after[0]?.[0] !== 'of') return false;
  const rest = after.slice(1);
  while (DETERMINER_WORDS.has(rest[0]?.[0] ?? '')) rest.shift();
  const end = rest.findIndex(([word = '']) => BREAK_WORDS.has(word));
  const owner = rest.slice(0, end < 0 ? MOST_OWNER_WORDS : Math.min(end, MOST_OWNER_WORDS));
  if (owner.length === 0 || owner.some(([word = '']) => /\d/.test(word))) return false;
  return (
    !owner.some((word) => word.some((form) => OWNER_WORDS.has(form) || isTerm(form))) &&
    weightOf(others) === 0
  );
}

/** `the loss of the new image classifier` */
const MOST_OWNER_WORDS = 3;

function isAboutLearning(forms: readonly (readonly string[])[]): boolean {
  return weightOf(forms) >= ENOUGH;
}

function weightOf(forms: readonly (readonly string[])[]): number {
  let weight = 0;
  for (const word of forms) {
    if (word.some((form) => OUR_WORDS.has(form))) weight += ENOUGH;
    else if (word.some((form) => OFTEN_OUR_WORDS.has(form))) weight += 1;
  }
  return weight;
}

/** Packages of other fields, and those that a file about models imports. */
const OTHER_PACKAGES =
  wordsOf(`aiohttp ansible arcade asyncpg backtrader bio boto3 bpy bs4 ccxt celery curses discord
  django docker flask kivy kubernetes llvmlite lark nova odoo panda3d paramiko peewee pika playwright ply psycopg
  psycopg2 pygame pyglet pymongo pyqt5 pyqt6 pysam pyside2 pyside6 quantlib redis rest_framework scrapy selenium
  sqlalchemy sqlite3 starlette telegram tkinter tornado twisted ursina wagtail werkzeug wx zipline`);
const OUR_PACKAGES =
  wordsOf(`accelerate catboost cv2 datasets diffusers einops fairseq flax gym gymnasium imblearn jax
  keras lightgbm lightning mlflow monai onnx onnxruntime optax optuna peft pytorch_lightning ray scipy
  sentence_transformers shap sklearn spacy stable_baselines3 statsmodels tensorflow timm torch torchaudio torchmetrics
  torchtext torchvision transformers trl ultralytics wandb xgboost`);

/** Whether a file imports packages of another field and none of machine learning. */
export function isFileOfAnotherField(text: string): boolean {
  const packages = [...text.matchAll(/^[ \t]*(?:import|from)[ \t]+(\w+)/gm)].map(([, name = '']) =>
    name.toLowerCase(),
  );
  return (
    packages.some((name) => OTHER_PACKAGES.has(name)) &&
    !packages.some((name) => OUR_PACKAGES.has(name))
  );
}
