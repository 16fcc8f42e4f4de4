/// The headings over lists of what must improve, and those that end them.
enum SectionHeadings {
  enum Role: Equatable {
    /// A list follows.
    case section
    /// Sections follow: "What does the local authority need to improve?"
    case container
    /// Something else follows.
    case end
    /// A boxed case study: the list may go on after it.
    case box
  }

  /// The role of a line between its neighbours.
  static func role(at index: Int, in body: [BodyLine]) -> Role? {
    let line = body[index]
    if isClosing(line) { return .end }
    if let role = role(of: line, after: index > 0 ? body[index - 1] : nil) { return role }
    // A whole heading straight over a bullet is one, whatever stands above it without white space.
    if !line.opensBlock, index + 1 < body.endIndex, isSection(line.key),
      ListLabels.opensItem(body[index + 1].line), role(of: line, after: nil) == .section
    {
      return .section
    }
    if !line.opensBlock, endsOverItem(at: index, in: body) { return .end }
    if runsOn(at: index, in: body) || isMarked(at: index, in: body) { return .section }
    return LikelyHeading.stands(at: index, in: body) ? .section : nil
  }

  /// "Good practice" straight over a bullet and no deeper than it: a heading, whatever stands above
  /// it without white space.
  private static func endsOverItem(at index: Int, in body: [BodyLine]) -> Bool {
    let line = body[index]
    return line.text.startsUppercase && isEnd(line.key) && index + 1 < body.endIndex
      && ListLabels.opensItem(body[index + 1].line) && line.indent <= body[index + 1].indent
      && role(of: line, after: nil) == .end
  }

  /// Whether a heading over a list goes on in the next line: "Areas for priority / action".
  static func runsOn(at index: Int, in body: [BodyLine]) -> Bool {
    let line = body[index]
    guard line.opensBlock, openings.contains(line.line.opening), line.text.startsUppercase,
      index + 1 < body.endIndex, !body[index + 1].opensBlock, !line.text.endsSentence,
      line.text.utf8.count + body[index + 1].text.utf8.count <= 100,
      !ListLabels.opensItem(body[index + 1].line)
    else { return false }
    return isSection(line.key + body[index + 1].key)
  }

  /// "2. Recommendations", "• Areas for improvement": a heading behind a mark, over a list.
  private static func isMarked(at index: Int, in body: [BodyLine]) -> Bool {
    let line = body[index]
    return line.opensBlock && openings.contains(line.line.opening) && !line.text.startsUppercase
      && isSection(line.key) && index + 1 < body.endIndex
      && ListLabels.opensItem(body[index + 1].line)
  }

  /// The heading at an index as one line, without a mark.
  static func whole(at index: Int, in body: [BodyLine]) -> (line: BodyLine, end: Int) {
    var line = body[index]
    let runsOn = runsOn(at: index, in: body)
    guard runsOn || !line.text.startsUppercase else { return (line, index + 1) }
    let text = runsOn ? joinedText([line.text, body[index + 1].text]) : line.text
    line.line = PaperLine(
      page: line.line.page, number: line.line.number, indent: line.indent,
      text: String(text.drop { !$0.isLetter }), role: .body)
    return (line, index + (runsOn ? 2 : 1))
  }

  /// The first letters of the headings over lists, to pass over most lines quickly.
  private static let openings = Set(sections.map { TextKey.opening($0) })

  /// Whether a line begins as a heading over a list does, whatever stands behind it.
  static func mayOpen(_ line: BodyLine) -> Bool {
    line.opensBlock && line.text.startsUppercase && openings.contains(line.line.opening)
  }

  /// The sentences that close a letter, after its last list.
  static func isClosing(_ line: BodyLine) -> Bool {
    line.text.first?.isUppercase == true && closings.contains { line.key.hasPrefix($0) }
  }

  /// Headings that stand on a line of their own in letters, some of them straight over their text.
  static func isOfLetter(_ line: BodyLine) -> Bool {
    line.text.first?.isUppercase == true && letterHeadings.contains(line.key)
  }

  private static let closings = [
    "iamcopyingthisletter", "acopyofthisletter", "thisletterwillbepublished",
    "ofstedwilltakethefindings", "yourssincerely", "yoursfaithfully",
  ]

  private static let letterHeadings: Set<String> = [
    "areascoveredbythevisit", "overview", "findingsandevaluationofprogress", "mainfindings",
    "headlinefindings", "keyfindings", "strengths", "keystrengths", "findings", "nextsteps",
  ]

  /// Whether a key is a heading over a list and nothing else.
  static func isSection(_ key: String) -> Bool {
    sections.contains(key)
      || (key.hasPrefix("whatneedstoimprovein") && key.utf8.count <= 70)
  }

  /// Headings that no running head or foot may be taken for, and no footnote runs over.
  static func isHeading(_ key: String) -> Bool {
    isSection(key) || key == "executivesummary" || key.hasPrefix("inspectionfindings")
      || key.hasPrefix("summaryforchildren")
      || key.hasPrefix("informationaboutthis")
      || (key.hasPrefix("whatdoesthe") && key.contains("needto"))
      || isGraded(key)
  }

  /// Whether a key opens a graded heading of the findings.
  static func isGraded(_ key: String) -> Bool { gradedEnds.contains { key.hasPrefix($0) } }

  /// Whether a key is a frequent heading over a list but for one or two letters: "Recommendatons".
  static func isMisspelt(_ key: String) -> Bool {
    let length = key.utf8.count
    guard length >= 12, length <= 24 else { return false }
    return frequentSections.contains {
      abs($0.utf8.count - length) <= 2 && Misprint.isNear(key.utf8, $0.utf8, atMost: 2)
    } && !isSection(key)
  }

  /// Whether a key begins with a frequent heading over a list and says more: "Areas for improvement
  /// (police)".
  static func isLonger(_ key: String) -> Bool {
    frequentSections.contains { key.hasPrefix($0) } && !isSection(key)
  }

  private static let frequentSections = [
    "recommendations", "areasforimprovement", "whatneedstoimprove", "areasforpriorityaction",
    "prioritiesforaction",
  ]

  static func role(of line: BodyLine, after previous: BodyLine?) -> Role? {
    let key = line.key
    guard key.utf8.count >= 7, key.utf8.count <= 90, line.text.first?.isUppercase == true,
      line.text.utf8.last != 0x2E, line.text.utf8.last != 0x2C
    else { return nil }
    let role: Role
    var isWhole = true
    if isSection(key) {
      role = .section
    } else if key.hasPrefix("whatdoesthe"), key.contains("needto") {
      role = .container
    } else if boxes.contains(where: { key.hasPrefix($0) }) {
      role = .box
    } else if isEnd(key) {
      role = .end
    } else if isGraded(key) {
      return .end
    } else if ends.contains(where: { key.hasPrefix($0) }) {
      role = .end
      isWhole = false
    } else if line.opensBlock, isMisspelt(key) {
      return .section
    } else {
      return nil
    }
    guard !line.opensBlock, let previous else { return role }
    // Within a text, the first or last words of a sentence may be those of a heading.
    if self.role(of: previous, after: nil) != nil { return role }
    return isWhole && previous.text.endsSentence ? role : nil
  }

  /// The headings over lists, put together from what reports of all years print: an opening, the
  /// heading proper, and whom it is for.
  private static let sections: Set<String> = {
    let openings = ["", "the", "key", "main", "further", "other"]
    let cores = [
      "areasforimprovement", "areaforimprovement", "areasforpriorityaction",
      "areaforpriorityaction", "areasforpriorityactions", "areasforimmediateaction",
      "areasforurgentaction", "areasforaction", "areasfordevelopment", "areastoimprove",
      "priorityactions", "priorityaction",
      "priorityandimmediateaction", "priorityandimmediateactions", "immediateandpriorityaction",
      "immediateandpriorityactions", "areasforimmediateandpriorityaction",
      "areasforpriorityandimmediateaction", "recommendations", "recommendation",
      "prioritiesforimprovement", "prioritiesforfurtherimprovement", "prioritiesforaction",
      "actionsrequired", "requiredactions",
    ]
    let addressees = [
      "", "forthelocalauthority", "forthecouncil", "forthelscb", "fortheboard",
      "forthelocalsafeguardingchildrenboard", "forthesafeguardingchildrenboard",
      "forthepartnership", "forthelocalpartnership", "forpartners", "forallpartners",
      "forthelocalauthorityandpartners", "forthelocalauthorityanditspartners", "fortheauthority",
    ]
    var out: Set<String> = [
      "whatneedstoimprove", "whatneedstoimproveinthisareaofsocialworkpractice",
      "whatneedstoimproveinthisareaofpractice", "whatneedstoimprovefurther",
      "furtherimprovementisneeded", "furtherimprovementisneededin", "improvementisneededin",
      "whatneedstobeimproved", "whatneedstobebetter", "whatmustimprove",
    ]
    for opening in openings {
      for core in cores { for whom in addressees { out.insert(opening + core + whom) } }
    }
    return out
  }()

  private static let boxes = ["casestudy", "practicestudy", "practiceexample"]

  /// Whether a key is a heading of another part of a report and nothing else.
  static func isEnd(_ key: String) -> Bool {
    wholeEnds.contains(key) || letterHeadings.contains(key)
  }

  /// Headings of other parts, and those over praise and over what inspectors were told.
  private static let wholeEnds: Set<String> = {
    var out: Set<String> = [
      "strengths", "keystrengths", "context", "findings", "thelocalauthority", "evidence",
      "background", "introduction", "summary", "conclusion", "conclusions", "ournextsteps",
      "whathappensnext", "otherfindings", "furtherfindings", "additionalfindings", "whatworkswell",
      "whatworkedwell", "whatisgoingwell", "whatwentwell", "whatisdonewell", "whatwassaid",
    ]
    for opening in ["", "areasof", "examplesof", "exampleof", "otherexamplesof"] {
      for praise in ["good", "effective", "highlyeffective", "best", "notable", "outstanding"] {
        out.insert(opening + praise + "practice")
      }
      out.insert(opening + "strength")
    }
    for people in [
      "children", "youngpeople", "childrenandyoungpeople", "childrenandfamilies", "parents",
      "families", "carers", "parentsandcarers", "careleavers", "staff",
    ] {
      for telling in ["toldus", "toldinspectors", "said", "say", "think"] {
        out.insert("what" + people + telling)
      }
    }
    return out
  }()

  /// Headings with grades, which follow lists with and without white space.
  private static let gradedEnds = [
    "theexperiencesandprogressof", "theexperienceandprogressof", "theimpactofleadersonsocialwork",
  ]

  private static let ends = [
    "thelocalauthoritysstrengths", "thelocalauthoritystrengths", "thelscbsstrengths",
    "thelscbstrengths", "keystrengthsand", "whatisworkingwell", "whatisworking",
    "summaryforchildren", "summaryoffindings", "summaryofkeyfindings", "summaryoffinding",
    "informationabout", "aboutthisinspection", "serviceinformation", "inspectionfindings",
    "inspectionjudgement", "inspectionjudgment",
    "progresssincethe", "executivesummary", "nextsteps", "mainfindings", "headlinefindings",
    "keyfindings", "childrenlivinginthisarea", "thelocalsafeguardingchildrenboardlscb",
    "sectiontheeffectiveness", "theeffectivenessofthelscb", "theeffectivenessofthelocal",
    "whattheinspectionjudg", "outcomesforlookedafterchildren", "overalleffectiveness",
    "capacitytoimprove", "recordofmainfindings", "theeffectivenessofthehelp",
    "yourssincerely", "yoursfaithfully", "ofstedistheoffice", "theofficeforstandards",
    "annex", "appendix", "previousofstedinspection", "otherofstedinspection",
  ]
}
