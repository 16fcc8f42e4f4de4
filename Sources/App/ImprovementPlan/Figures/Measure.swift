import Civil
import Kernel

/// The measures of a plan (domain, section 12), each with its definition. A change of what is
/// counted is a new version, so that figures of two versions are never compared unawares.
public enum Measure: String, CaseIterable, Codable, Hashable, Sendable {
  /// M64.
  case actionsOnTime = "M64"
  /// M65.
  case recommendationsProven = "M65"
  /// M66.
  case partnerActionsOnTrack = "M66"
}

extension Measure {
  /// "M64".
  public var code: String { rawValue }

  /// Which version of the definition this is. In the first of M64 what was withdrawn after its date
  /// ceased to count, so that dropping late work made the figure better.
  public var version: Int {
    switch self {
    case .actionsOnTime: 2
    case .recommendationsProven, .partnerActionsOnTrack: 1
    }
  }

  public var title: String {
    switch self {
    case .actionsOnTime: "Actions on time"
    case .recommendationsProven: "Recommendations proven"
    case .partnerActionsOnTrack: "Partner actions on track"
    }
  }

  /// What stands above the line.
  public var numerator: String {
    switch self {
    case .actionsOnTime:
      "actions whose work was complete by their original due date, whatever it was moved to"
    case .recommendationsProven:
      "recommendations that the board has signed off, with change for children judged on verified evidence"
    case .partnerActionsOnTrack: "actions rated on track, or complete and verified"
    }
  }

  /// What stands below it.
  public var denominator: String {
    switch self {
    case .actionsOnTime:
      "actions whose original due date has passed, among them those that were withdrawn after it, as they stood; on the day itself, and on days on which nobody works after it, only those that are complete"
    case .recommendationsProven: "all recommendations in the plan"
    case .partnerActionsOnTrack: "actions led by another organisation than the council"
    }
  }

  /// What is left out, and said so.
  public var exclusions: String {
    switch self {
    case .actionsOnTime:
      "Actions that were withdrawn by their original due date, and actions without a due date"
    case .recommendationsProven: "None"
    case .partnerActionsOnTrack: "Actions that were withdrawn"
    }
  }

  /// The whole definition, with its version.
  public var definition: String {
    "\(code), version \(version): \(numerator), of \(denominator). Left out: \(exclusions.prefix(1).lowercased() + exclusions.dropFirst())."
  }
}

/// What a measure says: so many of so many.
public struct MeasureValue: Hashable, Codable, Sendable {
  public let measure: Measure
  public let numerator: Int
  public let denominator: Int
  /// How many of those below the line were withdrawn after their date; nil where none was, as in
  /// what was frozen before it was counted.
  public let withdrawn: Int?

  public init(
    _ measure: Measure, _ numerator: Int, of denominator: Int, withdrawn: Int = 0
  ) {
    self.measure = measure
    self.numerator = numerator
    self.denominator = denominator
    self.withdrawn = withdrawn == 0 ? nil : withdrawn
  }

  /// In per cent, to the nearest; nil for a share of nothing.
  public var percent: Int? {
    denominator == 0 ? nil : (numerator * 200 + denominator) / (2 * denominator)
  }

  /// "11 of 13 (85 %)", "n/a"; "5 of 9 (56 %; 1 withdrawn after its date)".
  public var text: String {
    percent.map { percent in
      let withdrawn = withdrawnWords.map { "; \($0)" } ?? ""
      return "\(numerator) of \(denominator) (\(percent) %\(withdrawn))"
    } ?? "n/a"
  }

  /// "2 withdrawn after their date"; nil where none was.
  var withdrawnWords: String? {
    withdrawn.map { "\($0) withdrawn after \($0 == 1 ? "its" : "their") date" }
  }
}

/// How an action stands towards M64.
enum Timeliness: Hashable, Sendable {
  /// Withdrawn by its first due date, or without one.
  case excluded
  case notDue
  case onTime
  case late

  init(of action: Action, on day: CivilDate, calendar: WorkingCalendar) {
    guard !action.isWithdrawn || action.isWithdrawnLate, let first = action.firstDueOn else {
      self = .excluded
      return
    }
    guard first <= day else {
      self = .notDue
      return
    }
    if action.isWithdrawn, action.completedOn == nil {
      self = .late
      return
    }
    let standing = Lateness(due: first, done: action.completedOn, on: day, calendar: calendar)
    switch standing {
    case .done: self = .onTime
    case .late, .doneLate: self = .late
    case .due, .noDate: self = .notDue
    }
  }
}

extension Timeliness {
  /// Whether it stands above the line; nil for what the measure does not count.
  var isMet: Bool? {
    switch self {
    case .excluded, .notDue: nil
    case .onTime: true
    case .late: false
    }
  }
}
