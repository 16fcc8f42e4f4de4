/// Texts that a spreadsheet would run.
public enum FormulaText {
  /// Whether a text opens as formulas do; a negative number or a telephone number does not.
  public static func isDangerous(_ text: String) -> Bool {
    guard let first = text.first else { return false }
    switch first {
    case "=", "@", "\t", "\r": return true
    case "+", "-":
      let rest = text.dropFirst()
      guard let next = rest.first, next != " " else { return false }
      return !rest.allSatisfy { $0.isNumber || " .,()%-".contains($0) }
        && (next.isLetter || "(+-=@".contains(next) || rest.contains("!") || rest.contains("("))
    default: return false
    }
  }
}
