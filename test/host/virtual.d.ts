declare module 'virtual:tests';
declare module 'mocha/mocha.js';
