// The activations g of utils/depth/activations.py, and their derivatives from z and a = g(z).

const HALF = Math.sqrt(2 / Math.PI);
const CUBE = 0.044715;
const bend = (z) => Math.tanh(HALF * (z + CUBE * z * z * z));

export const sigmoid = (z) => 0.5 * (1 + Math.tanh(0.5 * z));

/** log(1 + exp(z)), finite for every finite z. */
export const softplus = (z) => Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z)));

export const ACTIVATIONS = {
  tanh: { value: Math.tanh, slope: (z, a) => 1 - a * a },
  sigmoid: { value: sigmoid, slope: (z, a) => a * (1 - a) },
  relu: { value: (z) => Math.max(z, 0), slope: (z) => (z > 0 ? 1 : 0) },
  // Hendrycks, Gimpel, "Gaussian error linear units" (2016), section 2: the form with tanh
  gelu: {
    value: (z) => 0.5 * z * (1 + bend(z)),
    slope: (z) => {
      const t = bend(z);
      return 0.5 * (1 + t) + 0.5 * z * (1 - t * t) * HALF * (1 + 3 * CUBE * z * z);
    },
  },
};
