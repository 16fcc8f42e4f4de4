extension CIN {
  /// The message as schema.md of the department's specification lays it out. Order within a parent
  /// does not matter; a few elements that suppliers add are known and passed over.
  static let message = Element(
    "Message", .group, .many,
    [
      Element("Header", .row([TableNumber.header]), .firstCounts, header),
      Element(
        "Children", .group, .readAndSaid,
        [Element("Child", .row([TableNumber.children, TableNumber.characteristics]), .many, child)]),
    ])

  private static let header = [
    Element(
      "CollectionDetails", .group, .firstCounts,
      [.value(Header.collection), .value(Header.year), .value(Header.referenceDate)]),
    Element(
      "Source", .group, .firstCounts,
      [.value(Header.authority)]
        + (["SourceLevel", "SoftwareCode", "Release", "SerialNo", "DateTime"] as [StaticString])
        .map(Element.ignored)),
    .ignored("Content"),
  ]

  private static let child = [
    Element(
      "ChildIdentifiers", .group, .firstCounts,
      [
        Child.laChildID, Child.upn, Child.formerUPN, Child.upnUnknown, Child.birth,
        Child.expectedBirth, Child.sex, Child.gender, Child.death,
      ].map(Element.value)),
    Element(
      "ChildCharacteristics", .group, .firstCounts,
      [
        .value(Characteristics.ethnicity),
        Element("Disabilities", .group, .readAndSaid, [.rowOfOne(DisabilityRow.disability)]),
      ]),
    Element("CINdetails", .row([TableNumber.episodes]), .many, episode),
  ]

  private static let episode: [Element] =
    [
      Episode.referral, Episode.source, Episode.need, Episode.closure, Episode.reason,
      Episode.conference,
    ].map(Element.value) + [
      Element("Assessments", .row([TableNumber.assessments]), .many, assessment),
      Element(
        "CINPlanDates", .row([TableNumber.needPlans]), .many,
        [NeedPlan.start, NeedPlan.end].map(Element.value)),
      Element(
        "Section47", .row([TableNumber.enquiries]), .many,
        [Enquiry.start, Enquiry.target, Enquiry.conference, Enquiry.notRequired]
          .map(Element.value)),
      .value(Episode.noFurtherAction),
      Element("ChildProtectionPlans", .row([TableNumber.protectionPlans]), .many, protectionPlan),
      Element(
        "PreProceedingsandFGDM", .row([TableNumber.preProceedings]), .many,
        PreProceedings.all.map(Element.value)),
    ]

  private static let assessment: [Element] =
    [Assessment.start, Assessment.internalReview, Assessment.authorisation].map(Element.value) + [
      Element(
        "FactorsIdentifiedAtAssessment", .group, .readAndSaid, [.rowOfOne(Factor.code)])
    ]

  private static let protectionPlan: [Element] =
    [.ignored("CPPID")]
    + [
      ProtectionPlan.start, ProtectionPlan.end, ProtectionPlan.initialCategory,
      ProtectionPlan.latestCategory, ProtectionPlan.previousPlans,
    ].map(Element.value) + [
      Element(
        "Reviews", .listOrEmptyRow(TableNumber.reviews), .many, [.rowOfOne(Review.date)])
    ]

  static let reader = ElementReader(
    tree: ElementTree(root: message, tables: layouts, parents: parents),
    path: ["Message", "Children", "Child"],
    layout: recordLayout)
}
