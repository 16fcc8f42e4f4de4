import Returns

/// Keeps what would tell who a child is away from what is kept and shown: the council's own number
/// of the child is all that anybody needs to find the record.
struct HiddenValues: Sendable {
  /// Stands where a value was given and is not shown.
  static let word = "•••"

  let fields: Set<String>

  func shown(_ value: String, of field: String) -> String {
    value.isEmpty || !fields.contains(field) ? value : Self.word
  }

  /// A warning's sentence. What it quotes of hidden fields, and of words that stand where none
  /// belong, is left out.
  func sentence(_ warning: ReadWarning, _ occurrence: ReadWarning.Occurrence) -> String {
    let (sentence, value) = (warning.sentence(occurrence), occurrence.value)
    let isHidden = fields.contains(warning.element) || warning.kind == .strayText
    return isHidden && !value.isEmpty ? sentence.replacing("'\(value)'", with: Self.word) : sentence
  }
}
