import { countColumns } from '../confusionTable.js';
import type { Sample } from './define.js';

const CLASSES = [
  'T-shirt/top',
  'Trouser',
  'Pullover',
  'Dress',
  'Coat',
  'Sandal',
  'Shirt',
  'Sneaker',
  'Bag',
  'Ankle boot',
];

/** Figure 5.3 of the cheatsheet: a classifier on the 10,000 test pictures of Fashion-MNIST. */
const MATRIX = [
  [862, 1, 14, 35, 2, 1, 79, 0, 6, 0],
  [1, 973, 4, 16, 4, 0, 2, 0, 0, 0],
  [20, 0, 865, 10, 65, 0, 40, 0, 0, 0],
  [12, 6, 9, 928, 21, 0, 24, 0, 0, 0],
  [0, 0, 26, 24, 914, 0, 36, 0, 0, 0],
  [0, 0, 0, 0, 0, 978, 0, 18, 0, 4],
  [114, 3, 46, 33, 87, 0, 711, 0, 6, 0],
  [0, 0, 0, 0, 0, 9, 0, 972, 1, 18],
  [0, 1, 2, 3, 1, 2, 3, 0, 988, 0],
  [0, 0, 0, 1, 0, 5, 1, 32, 1, 960],
];

const sample: Sample = {
  id: 'fashion-mnist',
  title: 'Fashion-MNIST, ten classes',
  columns: () => countColumns(CLASSES, MATRIX),
};
export default sample;
