import 'katex/dist/katex.css';
import './ui/lab.css';
import './learningCurves/learningCurves.css';
import './learningCurves/learningCurvesLab.js';
