/// A number as an attribute holds it: at most three decimals, no exponent, no trailing zeros.
func decimal(_ number: Double) -> String {
  // Beyond this a Double holds no thousandths, and an Int could overflow.
  guard number.magnitude < 1e12 else { return "\(number)" }
  // Not `rounded()`, which would tie the library to the platform's libm.
  let thousandths = Int(number.magnitude * 1000 + 0.5)
  let sign = number < 0 && thousandths > 0 ? "-" : ""
  let whole = sign + String(thousandths / 1000)
  var fraction = thousandths % 1000
  guard fraction > 0 else { return whole }
  var digits = 3
  while fraction % 10 == 0 {
    fraction /= 10
    digits -= 1
  }
  let text = String(fraction)
  return whole + "." + String(repeating: "0", count: digits - text.utf8.count) + text
}
