import Civil
import Kernel
import Storage

/// What is said about one finding before it is accepted.
public struct FindingEntry: Hashable, Sendable {
  /// Nil: the next free number.
  public var number: Int?
  public var kind: Finding.Kind
  public var text: String
  public var theme: String
  public var cohort: String
  public var community: String
  public var toldTo: String
  public var partnerAgency: String
  public var impactReviewOn: CivilDate?
  public var page: Int?
  public var paragraph: String

  public init(
    number: Int? = nil, kind: Finding.Kind, text: String, theme: String = "",
    cohort: String = "", community: String = "", toldTo: String = "",
    partnerAgency: String = "", impactReviewOn: CivilDate? = nil, page: Int? = nil,
    paragraph: String = ""
  ) {
    self.number = number
    self.kind = kind
    self.text = text
    self.theme = theme
    self.cohort = cohort
    self.community = community
    self.toldTo = toldTo
    self.partnerAgency = partnerAgency
    self.impactReviewOn = impactReviewOn
    self.page = page
    self.paragraph = paragraph
  }
}

extension FindingEntry {
  /// Everything that cannot be accepted. `field` names a form field from the short name of one
  /// here.
  func problems(
    themes: Themes, today: CivilDate, field: (String) -> String = { $0 }
  ) -> [Problem] {
    var found: [Problem] = []
    if text.isEmpty { found.append(Problem("Give the finding’s words.", field: field("text"))) }
    if kind == .tooEarlyToJudge, impactReviewOn == nil {
      found.append(
        Problem(
          "Impact review date: say when to look again, because it was too early to judge.",
          field: field("impactReviewOn")))
    }
    if !themes.allows(theme, on: today) {
      found.append(
        Problem("Theme: “\(theme)” is not in the vocabulary.", field: field("theme")))
    }
    if let number, number < 1 {
      found.append(Problem("Number must be 1 or more.", field: field("number")))
    }
    if let page, page < 1 {
      found.append(Problem("Page must be 1 or more.", field: field("page")))
    }
    return found
  }
}

extension Finding {
  /// A finding that needs improving and that no recommendation answers: nobody is asked to do
  /// anything.
  func lacksRecommendation(_ recommendations: [Storage.ID<Recommendation>]) -> Bool {
    kind == .needsImproving && recommendations.isEmpty
  }

  /// "page 9, paragraph 23", as far as it is known; nil when nothing is.
  public var place: String? {
    let parts = [page.map { "page \($0)" }, paragraph.isEmpty ? nil : "paragraph \(paragraph)"]
    let words = parts.compactMap { $0 }.joined(separator: ", ")
    return words.isEmpty ? nil : words
  }
}
