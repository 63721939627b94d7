import 'katex/dist/katex.css';
import './ui/lab.css';
import './optimizer/optimizer.css';
import './optimizer/optimizerLab.js';
