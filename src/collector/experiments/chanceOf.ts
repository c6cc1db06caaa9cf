/**
 * How often chance alone leads as far from 0 as `z` standard deviations, in either direction: the two-sided p-value of a normal
 * deviate, erfc(|z| / √2). Of a chi-square with one degree of freedom it is `chanceOf(Math.sqrt(chiSquare))`.
 *
 * erfc by the approximation of Press et al., Numerical Recipes in C, 2nd ed., 1992, section 6.2, `erfcc`: its relative error
 * is below 1.2e-7 everywhere.
 */
export function chanceOf(z: number): number {
  const x = Math.abs(z) / Math.SQRT2
  const t = 1 / (1 + x / 2)
  const sum = COEFFICIENTS.reduceRight((rest, coefficient) => coefficient + t * rest, 0)
  return Math.min(1, t * Math.exp(sum - x * x))
}

const COEFFICIENTS = [
  -1.26551223, 1.00002368, 0.37409196, 0.09678418, -0.18628806, 0.27886807, -1.13520398, 1.48851587, -0.82215223,
  0.17087277,
]
