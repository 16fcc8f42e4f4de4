import Civil

/// What a framework judges and the words it prints for it, as keys (see `TextKey`).
struct JudgementArea: Sendable {
  var key: JudgementKey
  /// As the table of grades names it.
  var labels: [String]
  /// As headings in the body name it, where that differs.
  var headings: [String] = []
  /// How a whole sentence on it opens, where reports have one.
  var sentences: [String] = []

  var allLabels: [String] { labels + headings }
}

extension JudgementArea {
  /// The areas of a kind's table, in printed order. Frameworks: domain, section 1.
  static func table(of kind: ReportKind) -> [JudgementArea] {
    switch kind {
    case .ilacs: ilacs
    case .sif: sif
    case .lac: lookedAfter
    case .cp: protection
    default: []
    }
  }

  /// The areas that reports of a kind grade and of which a report gives no grade. The overall
  /// grades of ILACS and the two that single inspections state in sentences are sought, and missed,
  /// elsewhere.
  static func missing(
    among found: [JudgementKey], in report: InspectionReport
  ) -> [JudgementKey] {
    let usual = table(of: report.kind.value).map(\.key).filter { !found.contains($0) }
    guard report.kind.value == .ilacs else { return usual }
    // To 2022 one grade for children in care and care leavers, since then one for each.
    let isTogether =
      found.contains(.careAndCareLeavers)
      || (!found.contains(.inCare) && !found.contains(.careLeavers)
        && report.inspectionEnd.map { $0.value.year < 2023 } == true)
    return usual.filter { key in
      switch key {
      case .overall: false
      case .careAndCareLeavers: isTogether
      case .inCare, .careLeavers: !isTogether
      default: true
      }
    }
  }

  private static let ilacs = [
    JudgementArea(
      key: .impactOfLeaders,
      labels: ["the", ""].flatMap { article in
        [
          "impactofleadersonsocialworkpracticewithchildrenandfamilies",
          "impactofleadersonpracticewithchildrenandfamilies",
          "impactofleadersonsocialworkpractice",
        ].map { article + $0 }
      }),
    JudgementArea(
      key: .helpAndProtection,
      labels: experiences([
        "childrenwhoneedhelpandprotection", "childreninneedofhelpandprotection",
      ])),
    JudgementArea(
      key: .careAndCareLeavers, labels: experiences(["childrenincareandcareleavers"])),
    JudgementArea(key: .inCare, labels: experiences(["childrenincare"])),
    JudgementArea(key: .careLeavers, labels: experiences(["careleavers"])),
    JudgementArea(key: .overall, labels: ["overalleffectiveness"]),
  ]

  /// "The experiences and progress of …" as reports of different years spell it.
  private static func experiences(_ whose: [String]) -> [String] {
    ["theexperiences", "theexperience", "experiences", "experience"].flatMap { opening in
      whose.map { opening + "andprogressof" + $0 }
    }
  }

  private static let sif = [
    JudgementArea(
      key: .helpAndProtection, labels: ["childrenwhoneedhelpandprotection"],
      headings: [
        "theexperiencesandprogressofchildrenwhoneedhelpandprotection",
        "theexperienceandprogressofchildrenwhoneedhelpandprotection",
      ]),
    JudgementArea(
      key: .lookedAfterAndPermanence, labels: ["childrenlookedafterandachievingpermanence"],
      headings: [
        "theexperiencesandprogressofchildrenlookedafterandachievingpermanence",
        "theexperienceandprogressofchildrenlookedafterandachievingpermanence",
      ]),
    JudgementArea(
      key: .adoption, labels: ["adoptionperformance"],
      headings: graded("adoptionperformance") + graded("adoption")),
    JudgementArea(
      key: .sifCareLeavers,
      labels: ["experiencesandprogressofcareleavers", "experienceandprogressofcareleavers"],
      headings: graded("theexperiencesandprogressofcareleavers")
        + graded("theexperienceandprogressofcareleavers")),
    JudgementArea(key: .leadership, labels: ["leadershipmanagementandgovernance"]),
  ]

  /// "The graded judgement for adoption performance is that it is good" in its spellings.
  private static func graded(_ area: String) -> [String] {
    ["judgement", "judgment"].flatMap { word in
      ["for", "about", "on", "of"].map { "thegraded\(word)\($0)\(area)" }
    }
  }

  private static let lookedAfter = [
    JudgementArea(
      key: .overall, labels: ["overalleffectiveness"],
      headings: [
        "overalleffectivenessofservicesforlookedafterchildrenandyoungpeople",
        "overalleffectivenessofservicesforlookedafterchildren",
      ], sentences: ["thejudgementforoveralleffectiveness", "theoveralleffectivenessof"]),
    JudgementArea(key: .capacityToImprove, labels: ["capacitytoimprove"]),
    JudgementArea(
      key: .lookedAfterOutcomes,
      labels: [
        "outcomesforlookedafterchildrenandyoungpeople", "outcomesforlookedafterchildren",
        "outcomesforlookedafterchildrenandcareleavers",
        "outcomesforlookedafterchildrenyoungpeopleandcareleavers",
      ]),
    JudgementArea(key: .qualityOfProvision, labels: ["qualityofprovision"]),
    JudgementArea(key: .leadership, labels: ["leadershipandmanagement"]),
  ]

  private static let protection = [
    JudgementArea(
      key: .overall, labels: ["overalleffectiveness"],
      sentences: ["theoveralleffectivenessof", "theoveralleffectivenessis"]),
    JudgementArea(
      key: .helpAndProtection,
      labels: [
        "theeffectivenessofthehelpandprotectionprovidedtochildrenyoungpeoplefamiliesandcarers",
        "effectivenessofthehelpandprotectionprovidedtochildrenyoungpeoplefamiliesandcarers",
      ], sentences: ["theeffectivenessofthehelpandprotection"]),
    JudgementArea(
      key: .qualityOfPractice, labels: ["thequalityofpractice", "qualityofpractice"],
      sentences: ["thequalityofpracticeis"]),
    JudgementArea(
      key: .leadership, labels: ["leadershipandgovernance", "theleadershipandgovernance"],
      sentences: ["leadershipandgovernanceare", "leadershipandgovernanceis"]),
  ]
}
