import 'katex/dist/katex.css';
import './ui/lab.css';
import './data/data.css';
import './learningCurves/learningCurvesLab.js';
