/// Why a catalogue of time rules cannot be used or changed.
public enum TimeRuleProblem: Error, Hashable, Sendable {
  case missing(TimeRuleKey, asAt: CivilDate)
  case overlap(TimeRuleKey, on: CivilDate)
  case sameVersionTwice(TimeRuleKey, version: Int)
  case endsBeforeItBegins(TimeRuleKey, version: Int)
  case alreadyStarts(TimeRuleKey, on: CivilDate)
  case alreadyEnds(TimeRuleKey, on: CivilDate)
}

extension TimeRuleProblem: CustomStringConvertible {
  /// One sentence for the administrator who keeps the rules.
  public var description: String {
    switch self {
    case .missing(let key, let date):
      "The time rule “\(key)” has no version valid on \(date.longForm); add one."
    case .overlap(let key, let date):
      "The time rule “\(key)” has two versions valid on \(date.longForm); end the earlier one"
        + " before that day."
    case .sameVersionTwice(let key, let version):
      "The time rule “\(key)” has two versions numbered \(version); number one of them anew."
    case .endsBeforeItBegins(let key, let version):
      "Version \(version) of the time rule “\(key)” ends before it begins; check its dates."
    case .alreadyStarts(let key, let date):
      "A version of the time rule “\(key)” already starts on \(date.longForm); choose a later day."
    case .alreadyEnds(let key, let date):
      "The time rule “\(key)” already changes after \(date.longForm); choose a day after that."
    }
  }
}
