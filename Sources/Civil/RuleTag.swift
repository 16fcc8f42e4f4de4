/// How much authority a rule has, from law down to belief.
public enum RuleTag: String, CaseIterable, Hashable, Sendable, Codable {
  case law = "L"
  case guidance = "G"
  case inspectorate = "I"
  case localProcedure = "P"
  case ourChoice = "D"
  case notReadAtSource = "U"

  /// The tag in words.
  public var meaning: String {
    switch self {
    case .law: "law"
    case .guidance: "government guidance"
    case .inspectorate: "inspectorate document"
    case .localProcedure: "local procedure"
    case .ourChoice: "our choice"
    case .notReadAtSource: "believed, not read at source"
    }
  }

  /// Whether an authority may set its own value: not where law, guidance or the inspectorate did.
  public var isLocallySet: Bool {
    switch self {
    case .law, .guidance, .inspectorate: false
    case .localProcedure, .ourChoice, .notReadAtSource: true
    }
  }
}
