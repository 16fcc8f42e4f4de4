import Testing

@testable import Reading

@Suite struct ProposalTests {
  private func proposals(_ text: String, heading: String? = nil) -> [FindingProposal] {
    let paragraph = Paragraph([line(text, page: 5, number: 9)], number: 7, heading: heading)
    return ProposalReader.proposals(in: paragraph, WordStream(paragraph.text).words)
  }

  @Test func `A paragraph that praises and then faults becomes two findings`() {
    let found = proposals(
      "Visits are regular and purposeful. They help. However, plans are not always clear.")
    #expect(found.map(\.polarity) == [.strength, .needsImproving])
    #expect(found[0].text.value == "Visits are regular and purposeful. They help.")
    #expect(found.map(\.paragraph) == [7, 7])
    #expect(found.map(\.page) == [5, 5])
    #expect(found.map(\.kind) == [.strength, .needsImproving])
  }

  @Test func `A sentence that points neither way goes with its neighbours`() {
    let found = proposals("The hub opened in May. Help is swift and effective. It has six rooms.")
    #expect(found.count == 1)
    #expect(found[0].polarity == .strength)
    let fact = proposals("The hub opened in May. It has six rooms in two towns.")
    #expect(fact.map(\.kind) == [nil])
    #expect(fact[0].text.certainty != .certain)
  }

  @Test func `Each proposal says why, and is certain only where much speaks for it`() {
    let sure = proposals("Social work is consistently strong, timely and well understood.")
    #expect(sure[0].text.certainty == .certain)
    #expect(sure[0].because.contains("“strong”"))
    let mixed = proposals("Plans are good, although visits are not always timely.")
    #expect(mixed[0].text.certainty != .certain)
  }

  static let plain = [
    "Leaders have taken effective action.", "Return interviews are not sufficiently robust.",
    "The strategy is clear, but plans are rarely timely.", "Supervision is inconsistent.",
    "However, many workers have high caseloads.",
    "It is too early to see any consistent and sustained impact of the new team.",
  ]
  static let doubtful = [
    // These name what practice is about, and do not judge it.
    "A review of access to support is under way. Progress is reported to the oversight group.",
    "In May, 26% made progress, compared with 39% elsewhere.",
    "Managers are aware of this and track it.",
    "Two children were waiting, and the number remains as it was.",
    "Deficiencies in services are identified in audits.",
    "A new manager works to identify the reasons for delays.",
    // These say what is meant to be.
    "The council plans to give effective and timely help.",
    "Action was required to respond appropriately and effectively.",
    // These turn, or fault in a part of what they praise.
    "Plans are good. However, the support for carers is to improve.",
    "Visits are well recorded and timely, and one team has a backlog.",
    "While it is too early to judge the model, help is swift, effective, skilled and timely.",
  ]

  @Test(arguments: plain)
  func `One plain word is enough where nothing speaks against it`(_ text: String) {
    #expect(proposals(text).map(\.text.certainty) == [.certain])
  }

  @Test(arguments: doubtful)
  func `What only names, hopes or turns is never certain`(_ text: String) {
    let found = proposals(text)
    #expect(!found.isEmpty)
    #expect(found.allSatisfy { $0.text.certainty != .certain })
  }

  @Test(arguments: [
    "Outstanding (Grade 1) A service that is far better than the minimum",
    "The inspection of the local authority was carried out under section 136 of an Act.",
    "The review of the Local Safeguarding Children Board was carried out under section 15A.",
    "The inspection team consisted of four effective inspectors.",
    "Inspectors have looked closely at the experiences of children who need good help.",
    "This joint targeted area inspection (JTAI) included a good look at help. It was effective.",
    "This inspection included a ‘deep dive’. Inspectors also saw good and effective plans.",
    "In the inspection of the ‘front door’ of services, we evaluated good responses.",
    "The Secretaries of State requested that effective inspectors carry out a JTAI in Thornmere.",
    "It was carried out by inspectors from good and effective inspectorates.",
    "The last Ofsted inspection of good homes was in May 2010, when help was judged to be good.",
    "Inspectors considered the quality of work. They read files and discussed effective help.",
    "(Recommendation) Information about this inspection Inspectors looked for what is good. They "
      + "read case files and discussed effective and timely help.",
    "(Recommendation) About us Inspectors have looked closely at the experiences of children.",
    "The local authority was judged to be good.",
    "Further copies of this report can be had from the helpful local authority.",
    "Between 4 and 8 May 2020, four inspectorates made a joint inspection of the good work there.",
    "Thornmere Board Review of effective work Inspection date: 4 May 2020",
  ])
  func `What every report prints finds nothing`(_ text: String) {
    #expect(proposals(text).isEmpty)
  }

  @Test func `What follows a finding and finds nothing is no part of it`() {
    let found = proposals(
      "Help is swift and effective. The inspection was carried out under section 20. "
        + "Visits are purposeful and timely. Information about this inspection. They read good files."
    )
    #expect(
      found.map(\.text.value) == [
        "Help is swift and effective.", "Visits are purposeful and timely.",
      ]
    )
  }

  private func lastLine(_ text: String) -> [String] {
    let paragraph = Paragraph([
      line("Plans are good and", page: 5, number: 9),
      line("visits are timely. They help.", page: 5, number: 10),
      line(text, page: 5, number: 11),
    ])
    return ProposalReader.proposals(in: paragraph, WordStream(paragraph.text).words).map(
      \.text.value)
  }

  @Test func `The heading of what follows is no part of a finding`() {
    let finding = "Plans are good and visits are timely. They help."
    #expect(lastLine("Policies and procedures") == [finding])
    #expect(lastLine("Carers like this.") == [finding + " Carers like this."])
    #expect(lastLine("so do carers") == [finding + " so do carers"])
  }

  @Test(arguments: [
    "Since May 2019, when services were judged to be good, there have been four directors.",
    "Services in the county were judged to be inadequate in 2010.",
    "Thornmere was judged to be requires improvement to be good in every area.",
  ])
  func `An earlier judgement is no finding`(_ text: String) {
    #expect(proposals(text).allSatisfy { $0.polarity == .neutral })
  }

  @Test func `What grades mean and where reports are had is no heading of findings`() {
    let good = "The county has a good and effective coast."
    for heading in [
      "Further copies of this report are obtainable from the county",
      "The inspection judgements and what they mean",
    ] { #expect(proposals(good, heading: heading).isEmpty) }
    #expect(proposals(good, heading: "Quality of provision").count == 1)
  }

  @Test(arguments: [
    "The local authority was quick to act.", "The inspection team of the council is effective.",
    "Between visits, workers give effective support.",
    "This joint targeted area inspection found strong and effective plans.",
    "Most children live in homes that are judged good or better.",
    "Joint inspection of good homes by the council and the trust is effective.",
  ])
  func `What opens like it and finds something is proposed`(_ text: String) {
    #expect(proposals(text).map(\.polarity) == [.strength])
  }

  @Test func `A word of fault under strengths is what was overcome, and a denial is not`() {
    let reluctant = "Workers went on visiting parents who were reluctant at first."
    let heard = proposals(reluctant, heading: "Key strengths")
    #expect(heard.map(\.polarity) == [.strength])
    #expect(heard[0].text.certainty != .certain)
    #expect(heard[0].because.contains("“Key strengths”"))
    #expect(proposals(reluctant, heading: "Main findings").map(\.polarity) == [.needsImproving])
    let denied = proposals("Plans are not always clear.", heading: "Key strengths")
    #expect(denied.map(\.polarity) == [.needsImproving])
    let study = proposals("Plans are not always clear. " + reluctant, heading: "Key strengths")
    #expect(study.map(\.polarity) == [.needsImproving])
    let both = proposals(reluctant, heading: "Key strengths and weaknesses of the board")
    #expect(both.map(\.polarity) == [.needsImproving])
  }

  struct About: Sendable {
    var text: String
    var theme: FindingTheme?
    var cohorts: [String] = []
    var communities: [String] = []
  }

  static let abouts = [
    About(
      text: "Care leavers have good pathway plans and personal advisers.", theme: .careLeavers,
      cohorts: ["care leavers"]),
    About(
      text: "Early help for Roma and Slovak families is strong.", theme: .earlyHelp,
      communities: ["Roma families", "Slovak families"]),
    About(
      text: "Return home interviews for children who go missing are late.", theme: .exploitation,
      cohorts: ["children missing from home or care"]),
    About(
      text: "Supervision is regular, and managers’ case direction is clear.", theme: .supervision),
    About(text: "The sun was shining over the good town.", theme: nil),
  ]

  @Test(arguments: abouts)
  func `Theme, children and communities are told by words`(_ about: About) throws {
    let found = try #require(proposals(about.text).first)
    #expect(found.theme == about.theme)
    #expect(found.cohorts == about.cohorts)
    #expect(found.communities == about.communities)
  }

  @Test func `Every word of the lists belongs to a theme of the records`() {
    let codes: Set<String> = [
      "early-help", "front-door", "assessment", "plans", "visits", "conferences",
      "children-in-care", "care-leavers", "permanence", "exploitation", "domestic-abuse",
      "disabled-children", "communities", "voice", "supervision", "workforce", "leadership",
      "partnership", "quality-assurance", "records", "other",
    ]
    #expect(Set(FindingTheme.allCases.map(\.rawValue)) == codes)
  }

  @Test(arguments: ["ilacs-2018", "ilacs-2024", "sif-2014", "jtai-2023", "lac-2013"])
  func `Reports of every layout give proposals with pages`(_ name: String) throws {
    let report = try Twin.report(name)
    #expect(!report.proposals.isEmpty)
    #expect(report.proposals.allSatisfy { (1...report.pageCount).contains($0.page) })
    #expect(report.proposals.allSatisfy { !$0.because.isEmpty })
    let paragraphs = Set(report.findings.map(\.number))
    #expect(report.proposals.compactMap(\.paragraph).allSatisfy(paragraphs.contains))
    #expect(report.improvementLinks.count == report.improvements.count)
  }
}
