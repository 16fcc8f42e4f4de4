import Civil
import Inspections

/// The inspections of the story, the earliest first.
enum DemoReport: CaseIterable {
  case contact2009, protection2012, single2016, services2019, services2026

  var content: Content {
    switch self {
    case .contact2009: Self.contactReferralAndAssessment2009
    case .protection2012: Self.protectionOfChildren2012
    case .single2016: Self.singleInspection2016
    case .services2019: Self.childrensServices2019
    case .services2026: Self.childrensServices2026
    }
  }

  /// What a report says, and when and by whom it was entered.
  struct Content {
    var entry: InspectionEntry
    /// The day on which it was entered, by whom.
    var entered: CivilDate
    var by: DemoPerson
    /// The day on which it was shown to the public.
    var shown: CivilDate
    /// In the order of the report: their numbers are 1, 2, 3 …
    var findings: [FindingEntry]
    var judgements: [Judged] = []
    /// In the order of the report: their numbers are 1, 2, 3 …
    var recommendations: [Advised] = []
    var papers: [DemoPaper] = []
  }

  /// A judgement and the findings it rests on, by number.
  struct Judged {
    var area: String
    var grade: String
    var page: Int?
    var rationale: String
    var findings: [Int]

    init(
      _ area: String, _ grade: String, page: Int? = nil, because rationale: String = "",
      findings: [Int] = []
    ) {
      self.area = area
      self.grade = grade
      self.page = page
      self.rationale = rationale
      self.findings = findings
    }
  }

  /// A recommendation and the findings it answers, by number.
  struct Advised {
    var text: String
    var timescale: Timescale?
    var section: String
    var theme: String
    var addressedTo: String
    var page: Int?
    var findings: [Int]

    init(
      _ text: String, _ timescale: Timescale? = nil, section: String, theme: String,
      to addressedTo: String = "The council", page: Int? = nil, answers findings: [Int] = []
    ) {
      self.text = text
      self.timescale = timescale
      self.section = section
      self.theme = theme
      self.addressedTo = addressedTo
      self.page = page
      self.findings = findings
    }
  }
}

extension DemoReport {
  static let council = "Thornmere Borough Council"
  static let director = "Director of children’s services"
}
