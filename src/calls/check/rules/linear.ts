import { layers } from '../../define.js';
import { defineChecks } from '../define.js';
import { laterSize, leadingSize } from '../sizes.js';
import { whole } from '../vocabulary.js';

export default defineChecks(
  { names: layers('Linear'), takes: { in_features: laterSize, out_features: leadingSize } },
  {
    names: layers('Bilinear'),
    takes: {
      in1_features: whole({ least: 1 }),
      in2_features: laterSize,
      out_features: leadingSize,
    },
  },
);
