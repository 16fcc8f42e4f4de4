import Civil
import Storage

/// By when the inspectors want a recommendation met. Reports that state none have no timescale.
public enum Timescale: String, CaseIterable, Sendable, Codable, SQLConvertible {
  case immediate = "IMMEDIATE"
  case threeMonths = "3M"
  case sixMonths = "6M"
  case twelveMonths = "12M"
  /// A day of its own that the report names.
  case custom = "CUSTOM"

  /// As a report heads the list: "Within three months".
  public var title: String {
    switch self {
    case .immediate: "Immediately"
    case .threeMonths: "Within three months"
    case .sixMonths: "Within six months"
    case .twelveMonths: "Within twelve months"
    case .custom: "By a date of its own"
    }
  }

  /// The time rule that gives the due date from the day of publication; nil for a date of its own.
  public var ruleKey: TimeRuleKey? {
    switch self {
    case .immediate: .recommendationImmediate
    case .threeMonths: .recommendationThreeMonths
    case .sixMonths: .recommendationSixMonths
    case .twelveMonths: .recommendationTwelveMonths
    case .custom: nil
    }
  }

  /// The timescale that words of a report mean ("within 3 months"); nil when they mean none.
  public init?(printed words: String) {
    let text = words.lowercased()
    if text.contains("immediate") {
      self = .immediate
    } else if text.contains("three month") || text.contains("3 month") {
      self = .threeMonths
    } else if text.contains("six month") || text.contains("6 month") {
      self = .sixMonths
    } else if text.contains("twelve month") || text.contains("12 month")
      || text.contains("one year") || text.contains("a year")
    {
      self = .twelveMonths
    } else {
      return nil
    }
  }
}
