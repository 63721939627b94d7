import 'katex/dist/katex.css';
import './ui/lab.css';
import './data/data.css';
import './metrics/metrics.css';
import './metrics/metricsLab.js';
