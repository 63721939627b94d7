import 'katex/dist/katex.css';
import './ui/lab.css';
import './schedule/schedule.css';
import './schedule/scheduleLab.js';
