import Civil

/// A framework as this program ships it, before it is anyone's record.
struct CataloguedFramework: Sendable {
  struct Area: Sendable {
    var code: String
    var name: String
    var part = ""
    var parentCode = ""
    var isOverall = false
  }

  struct Grade: Sendable {
    var part = ""
    var code: String
    var name: String
    var alsoPrinted = ""
    var definition: String
    var isRating = true
  }

  var code: String
  var shortName: String
  var name: String
  var inspectorate = "Ofsted"
  var purpose: String
  var scope: String
  var powers: String
  var outcome: String
  var validFrom: CivilDate?
  var validTo: CivilDate?
  var source: String
  var tag: RuleTag
  var responseRules: [TimeRuleKey]
  /// In printed order.
  var areas: [Area] = []
  /// From the best.
  var grades: [Grade] = []

  /// Every framework that ships, the earliest first.
  static let all: [CataloguedFramework] =
    [
      .jointAreaReviewProgress, .unannouncedContactReferral, .safeguardingAndLookedAfter,
      .protection2012, .lookedAfter2013, .singleInspection, .boardReview,
    ] + inspectingLocalAuthorityServices + visits
}

/// Acts and instruments that several frameworks rest on.
enum Powers {
  static let inspectionOfCouncils = "Education and Inspections Act 2006, section 136"
  static let joint = "Children Act 2004, section 20"
}
