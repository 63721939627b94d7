import 'katex/dist/katex.css';
import './ui/lab.css';
import './metrics/metrics.css';
import './metrics/metricsLab.js';
