/**
 * The script of every panel: all labs in one file, since each further file that a panel waits for
 * costs it a round trip.
 */
import 'katex/dist/katex.css';
import './ui/lab.css';
import './ui/ranking.css';
import './data/data.css';
import './activation/activationLab.js';
import './optimizer/optimizer.css';
import './optimizer/optimizerLab.js';
import './schedule/schedule.css';
import './schedule/scheduleLab.js';
import './metrics/metrics.css';
import './metrics/metricsLab.js';
import './learningCurves/learningCurves.css';
import './learningCurves/learningCurvesLab.js';
