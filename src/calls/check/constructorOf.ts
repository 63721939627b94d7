/** Classes whose signature takes anything, and whose constructor takes nothing. */
const TAKES_NOTHING = new Set(
  ['LogSigmoid', 'Module', 'Sigmoid', 'Softmax2d', 'Softsign', 'Tanh', 'Tanhshrink'].map(
    (name) => `torch.nn.${name}`,
  ),
);

/** Parameters of PyTorch's own use, which no signature shows, with the one before them. */
const PRIVATE: Readonly<Record<string, readonly [before: string, own: string]>> = {
  'torch.nn.Embedding': ['sparse=False', '_weight=None, _freeze=False'],
  'torch.nn.EmbeddingBag': ['sparse=False', '_weight=None'],
  'torch.nn.FractionalMaxPool2d': ['return_indices=False', '_random_samples=None'],
  'torch.nn.FractionalMaxPool3d': ['return_indices=False', '_random_samples=None'],
};

/** Classes that pass all arguments on to another one. */
const PASSED_ON: Readonly<Record<string, string>> = { 'torch.nn.NLLLoss2d': 'torch.nn.NLLLoss' };

/** What the constructor of a class takes, all of it. */
export function constructorOf(
  name: string,
  signatureOf: (name: string) => string | undefined,
): string | undefined {
  if (TAKES_NOTHING.has(name)) return '';
  const signature = signatureOf(PASSED_ON[name] ?? name);
  const added = Object.hasOwn(PRIVATE, name) ? PRIVATE[name] : undefined;
  if (!added || signature === undefined || (signature.includes('_') && /\b_[a-z]/.test(signature)))
    return signature;
  const [before, own] = added;
  return signature.replace(before, `${before}, ${own}`);
}
