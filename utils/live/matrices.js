// Products of small matrices in typed arrays. Activations lie point by point: m rows of n units.
// Four points are taken at a time, and two units, so that each number is read once for several sums.

const BLOCK = 4,
  PAIR = 2;

/** Z = A W^T + b: Z (m, out), A (m, into), W (out, into), b (out). */
export function affine(A, W, b, Z, m, into, out) {
  const points = m - (m % BLOCK),
    units = out - (out % PAIR);
  for (let k = 0; k < points; k += BLOCK) {
    for (let i = 0; i < units; i += PAIR) tile(A, W, b, Z, k, i, into, out);
    for (let i = units; i < out; i += 1)
      for (let at = k; at < k + BLOCK; at += 1) Z[at * out + i] = sumOf(A, W, b, at, i, into);
  }
  for (let k = points; k < m; k += 1)
    for (let i = 0; i < out; i += 1) Z[k * out + i] = sumOf(A, W, b, k, i, into);
}

/** The sum of unit i at point k. */
function sumOf(A, W, b, k, i, into) {
  let z = b[i];
  for (let j = 0; j < into; j += 1) z += W[i * into + j] * A[k * into + j];
  return z;
}

/** The sums of units i and i + 1 at four points from k on; each in the order of `sumOf`. */
function tile(A, W, b, Z, k, i, into, out) {
  const p = k * into,
    q = p + into,
    r = q + into,
    s = r + into;
  let y0 = b[i],
    y1 = y0,
    y2 = y0,
    y3 = y0,
    z0 = b[i + 1],
    z1 = z0,
    z2 = z0,
    z3 = z0;
  for (let j = 0, one = i * into, two = one + into; j < into; j += 1) {
    const v = W[one + j],
      w = W[two + j],
      a0 = A[p + j],
      a1 = A[q + j],
      a2 = A[r + j],
      a3 = A[s + j];
    y0 += v * a0;
    y1 += v * a1;
    y2 += v * a2;
    y3 += v * a3;
    z0 += w * a0;
    z1 += w * a1;
    z2 += w * a2;
    z3 += w * a3;
  }
  const at = k * out + i;
  Z[at] = y0;
  Z[at + 1] = z0;
  Z[at + out] = y1;
  Z[at + out + 1] = z1;
  Z[at + 2 * out] = y2;
  Z[at + 2 * out + 1] = z2;
  Z[at + 3 * out] = y3;
  Z[at + 3 * out + 1] = z3;
}

/** dW = dZ^T A: dW (out, into), dZ (m, out), A (m, into). */
export function outer(dZ, A, dW, m, into, out) {
  dW.fill(0);
  const whole = m - (m % BLOCK);
  for (let k = 0; k < whole; k += BLOCK) {
    const p = k * into,
      q = p + into,
      r = q + into,
      s = r + into;
    for (let i = 0; i < out; i += 1) {
      const at = k * out + i,
        d0 = dZ[at],
        d1 = dZ[at + out],
        d2 = dZ[at + 2 * out],
        d3 = dZ[at + 3 * out];
      for (let j = 0, row = i * into; j < into; j += 1) {
        dW[row + j] += d0 * A[p + j] + d1 * A[q + j] + d2 * A[r + j] + d3 * A[s + j];
      }
    }
  }
  for (let k = whole; k < m; k += 1) {
    for (let i = 0; i < out; i += 1) {
      for (let j = 0; j < into; j += 1) dW[i * into + j] += dZ[k * out + i] * A[k * into + j];
    }
  }
}

/** db = the sum of dZ (m, out) over its points. */
export function columnSums(dZ, db, m, out) {
  db.fill(0);
  for (let at = 0, end = m * out; at < end; at += 1) db[at % out] += dZ[at];
}

/** W^T (into, out) of W (out, into). */
export function transposed(W, into, out) {
  const turned = new Float64Array(W.length);
  for (let i = 0; i < out; i += 1) {
    for (let j = 0; j < into; j += 1) turned[j * out + i] = W[i * into + j];
  }
  return turned;
}

/** Makes the rows of W orthonormal, in place and in order: Gram-Schmidt, twice against rounding. */
export function orthonormalRows(W, rows, columns) {
  const row = (i) => W.subarray(i * columns, (i + 1) * columns);
  const dot = (a, b) => a.reduce((sum, value, j) => sum + value * b[j], 0);
  for (let i = 0; i < rows; i += 1) {
    const own = row(i);
    for (let pass = 0; pass < 2; pass += 1) {
      for (let before = 0; before < i; before += 1) {
        const along = dot(own, row(before));
        own.forEach((value, j) => (own[j] = value - along * row(before)[j]));
      }
    }
    const length = Math.sqrt(dot(own, own));
    own.forEach((value, j) => (own[j] = value / length));
  }
}
