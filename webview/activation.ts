import 'katex/dist/katex.css';
import './ui/lab.css';
import './activation/activationLab.js';
