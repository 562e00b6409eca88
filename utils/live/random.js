// numpy.random.default_rng(seed).standard_normal(), draw for draw, so that a seed means here what it
// means in Python: SeedSequence and PCG64 (O'Neill, "PCG", 2014, section 6.3), and the ziggurat
// (Marsaglia, Tsang, "The ziggurat method for generating random variables", 2000) as in numpy.

const UINT64 = (1n << 64n) - 1n;
const UINT128 = (1n << 128n) - 1n;
const MULTIPLIER = 0x2360ed051fc65da44385df649fccf645n;

const mixed = (value) => (value ^ (value >>> 16)) >>> 0;

/** Mixes 32-bit words with a constant that changes with each word. */
function hasher(constant, factor) {
  return (value) => {
    const before = Math.imul(value ^ constant, (constant = Math.imul(constant, factor)));
    return mixed(before);
  };
}

/** The first `count` 32-bit words of numpy.random.SeedSequence(seed), for a seed below 2**32. */
export function seedWords(seed, count) {
  const hashed = hasher(0x43b0d7e5, 0x931e8875);
  const pool = [seed, 0, 0, 0].map(hashed);
  for (let from = 0; from < 4; from += 1) {
    for (let to = 0; to < 4; to += 1) {
      if (from !== to) pool[to] = mixed(Math.imul(pool[to], 0xca01f9dd) - Math.imul(hashed(pool[from]), 0x4973f715));
    }
  }
  const given = hasher(0x8b51f9dd, 0x58f38ded);
  return Array.from({ length: count }, (_, word) => given(pool[word % 4]));
}

/** A function that returns the next 64 bits of numpy.random.PCG64(seed). */
export function pcg64(seed) {
  const words = seedWords(seed, 8).map(BigInt);
  const long = (at) => (words[at + 1] << 32n) | words[at];
  const increment = ((((long(4) << 64n) | long(6)) << 1n) | 1n) & UINT128;
  const next = (state) => (state * MULTIPLIER + increment) & UINT128;
  let state = next(next(0n) + ((long(0) << 64n) | long(2)));
  return () => {
    state = next(state);
    const folded = (state >> 64n) ^ (state & UINT64);
    const turn = state >> 122n;
    return ((folded >> turn) | (folded << (64n - turn))) & UINT64;
  };
}

/** Where the tail begins, and the area of the tail and of each of the 256 layers. */
const EDGE = 3.6541528853610088;
const AREA = 0.004928673233974658;
const BASE = 0,
  TOP = 1,
  LAST = 255;

/** The layers under exp(-x^2 / 2): their widths, heights, and what part lies wholly below it. */
function ziggurat() {
  const density = (x) => Math.exp(-0.5 * x * x);
  const widths = new Float64Array(LAST + 1);
  widths[LAST] = EDGE;
  for (let layer = LAST; layer > TOP; layer -= 1) {
    widths[layer - 1] = Math.sqrt(-2 * Math.log(AREA / widths[layer] + density(widths[layer])));
  }
  const heights = widths.map(density);
  widths[BASE] = AREA / density(EDGE);
  const within = widths.map((width, layer) => (layer === TOP ? 0 : widths[layer - 1] / width));
  within[BASE] = EDGE / widths[BASE];
  return { widths, heights, within };
}

const LAYERS = ziggurat();

/** A function that returns the next draw of numpy.random.default_rng(seed).standard_normal(). */
export function standardNormal(seed) {
  const bits = pcg64(seed);
  const uniform = () => Number(bits() >> 11n) / 2 ** 53;
  const { widths, heights, within } = LAYERS;
  return () => {
    for (;;) {
      const word = bits();
      const layer = Number(word & 0xffn);
      const digits = (word >> 9n) & 0xfffffffffffffn;
      const part = Number(digits) / 2 ** 52;
      const x = (word & 0x100n ? -1 : 1) * part * widths[layer];
      if (part < within[layer]) return x;
      if (layer === BASE) return tail(uniform) * ((digits >> 8n) & 1n ? -1 : 1);
      const height = (heights[layer - 1] - heights[layer]) * uniform() + heights[layer];
      if (height < Math.exp(-0.5 * x * x)) return x;
    }
  };
}

/** A draw beyond EDGE. */
function tail(uniform) {
  for (;;) {
    const x = -Math.log1p(-uniform()) / EDGE;
    const y = -Math.log1p(-uniform());
    if (2 * y > x * x) return EDGE + x;
  }
}
