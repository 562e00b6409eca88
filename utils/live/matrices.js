// Products of small matrices in typed arrays. Activations lie point by point: m rows of n units.
// Four points are taken at a time, so that each weight is read once for all four.

const BLOCK = 4;

/** Z = A W^T + b: Z (m, out), A (m, into), W (out, into), b (out). */
export function affine(A, W, b, Z, m, into, out) {
  const whole = m - (m % BLOCK);
  for (let k = 0; k < whole; k += BLOCK) {
    const p = k * into,
      q = p + into,
      r = q + into,
      s = r + into;
    for (let i = 0; i < out; i += 1) {
      let z0 = b[i],
        z1 = z0,
        z2 = z0,
        z3 = z0;
      for (let j = 0, row = i * into; j < into; j += 1) {
        const w = W[row + j];
        z0 += w * A[p + j];
        z1 += w * A[q + j];
        z2 += w * A[r + j];
        z3 += w * A[s + j];
      }
      const at = k * out + i;
      Z[at] = z0;
      Z[at + out] = z1;
      Z[at + 2 * out] = z2;
      Z[at + 3 * out] = z3;
    }
  }
  for (let k = whole; k < m; k += 1) {
    for (let i = 0; i < out; i += 1) {
      let z = b[i];
      for (let j = 0; j < into; j += 1) z += W[i * into + j] * A[k * into + j];
      Z[k * out + i] = z;
    }
  }
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
