import Civil
import Kernel
import Storage

/// What is said about one recommendation before it is accepted.
public struct RecommendationEntry: Hashable, Sendable {
  /// As the report prints it; empty when it prints none.
  public var printedNumber: String
  public var text: String
  public var timescale: Timescale?
  /// The day that the report names, for a timescale of its own.
  public var customDue: CivilDate?
  public var section: String
  public var theme: String
  public var addressedTo: String
  public var page: Int?
  /// The findings it answers.
  public var findings: [ID<Finding>]
  public var madeBy: Recommendation.Author

  public init(
    printedNumber: String = "", text: String, timescale: Timescale? = nil,
    customDue: CivilDate? = nil, section: String = "", theme: String = "",
    addressedTo: String = "", page: Int? = nil, findings: [ID<Finding>] = [],
    madeBy: Recommendation.Author = .inspectors
  ) {
    self.printedNumber = printedNumber
    self.text = text
    self.timescale = timescale
    self.customDue = customDue
    self.section = section
    self.theme = theme
    self.addressedTo = addressedTo
    self.page = page
    self.findings = findings
    self.madeBy = madeBy
  }
}

extension RecommendationEntry {
  /// Everything that cannot be accepted. `field` names a form field from the short name of one
  /// here.
  func problems(
    themes: Themes, published: CivilDate?, today: CivilDate,
    field: (String) -> String = { $0 }
  ) -> [Problem] {
    var found: [Problem] = []
    if text.isEmpty {
      found.append(Problem("Give the recommendation’s words.", field: field("text")))
    }
    if timescale == .custom, customDue == nil {
      found.append(
        Problem("Due: give the day that the report names.", field: field("customDue")))
    }
    if timescale == .custom, let due = customDue, let published, due < published {
      found.append(
        Problem(
          "Due, \(due.longForm), is before the report was published, \(published.longForm).",
          field: field("customDue")))
    }
    if !themes.allows(theme, on: today) {
      found.append(
        Problem("Theme: “\(theme)” is not in the vocabulary.", field: field("theme")))
    }
    if let page, page < 1 {
      found.append(Problem("Page must be 1 or more.", field: field("page")))
    }
    return found
  }
}

extension Recommendation {
  /// "Set by the inspector: three months from publication of the report." – or why there is no
  /// date.
  public func dueReason(rules: TimeRules) -> String {
    if let rule, let known = rules.rule(rule) {
      return madeBy == .council
        ? "Set by the council: \(known.phrase)."
        : "Set by the inspector: \(known.phrase). \(known.source) (\(known.tag.meaning))."
    }
    if timescale == .custom, madeBy == .council { return "Set by the council." }
    if timescale == .custom { return "Set by the inspector: the report names the day." }
    if timescale != nil { return "Follows from the publication date, which is not known yet." }
    return madeBy == .council
      ? "The council sets its dates in its plan."
      : "The report states no timescale. The council sets one in its plan."
  }

  /// The order of headings in a report: by timescale, those without one last.
  var timescaleOrder: Int {
    timescale.flatMap { Timescale.allCases.firstIndex(of: $0) } ?? Timescale.allCases.count
  }
}
