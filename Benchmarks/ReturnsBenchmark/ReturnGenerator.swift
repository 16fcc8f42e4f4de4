import Civil
import Foundation

/// Children in need returns about invented children, as large as one likes: some 1.3 kB a child, and
/// with something wrong in three children of ten.
enum ReturnGenerator {
  /// - Throws: when the file cannot be written.
  static func write(children: Int, to path: String) throws {
    guard FileManager.default.createFile(atPath: path, contents: nil),
      let file = FileHandle(forWritingAtPath: path)
    else { throw MeasurementFault("'\(path)' cannot be written") }
    defer { try? file.close() }
    var random = Randomness(seed: UInt64(children))
    var text = """
      <?xml version="1.0" encoding="utf-8"?>
      <Message>
        <Header>
          <CollectionDetails>
            <Collection>CIN</Collection>
            <Year>2026</Year>
            <ReferenceDate>2026-03-31</ReferenceDate>
          </CollectionDetails>
        </Header>
        <Children>

      """
    for number in 0..<children {
      var child = GeneratedChild(number: number)
      child.write(&random)
      text += child.text
      if text.utf8.count > 4_000_000 {
        try file.write(contentsOf: Data(text.utf8))
        text = ""
      }
    }
    text += "  </Children>\n</Message>\n"
    try file.write(contentsOf: Data(text.utf8))
  }
}

/// One child's XML.
private struct GeneratedChild {
  let number: Int
  private(set) var text = ""
  private var depth = 2

  private static let yearStart = CivilDate("2025-04-01") ?? .earliest
  private static let yearEnd = CivilDate("2026-03-31") ?? .latest
  private static let disabilities = ["MOB", "HAND", "PC", "INC", "COMM", "LD", "HEAR", "BEH"]
  private static let factors = ["1B", "2B", "3B", "4A", "4B", "5A", "14A", "16A", "17A", "18C"]

  init(number: Int) {
    self.number = number
  }

  mutating func write(_ random: inout Randomness) {
    let fault = random.happens(30) ? random.below(12) : -1
    element("Child") {
      $0.identifiers(fault, &random)
      $0.characteristics(fault, &random)
      $0.episode(fault, &random)
      if random.happens(8) { $0.closedEpisode(&random) }
    }
  }

  private mutating func identifiers(_ fault: Int, _ random: inout Randomness) {
    element("ChildIdentifiers") {
      $0.value("LAchildID", fault == 0 ? "T-\($0.number)" : "T\(1_000_000 + $0.number)")
      $0.value("UPNunknown", fault == 1 ? "UN9" : "UN\(2 + random.below(5))")
      let born = Self.yearStart.adding(days: -random.below(6_000) - 30)
      $0.value("PersonBirthDate", fault == 2 ? "31/03/2016" : "\(born)")
      $0.value("Sex", random.pick(["M", "F"]))
      if fault == 3 { $0.value("PersonDeathDate", "2019-05-01") }
    }
  }

  private mutating func characteristics(_ fault: Int, _ random: inout Randomness) {
    element("ChildCharacteristics") {
      $0.value("Ethnicity", fault == 4 ? "XXXX" : random.pick(["WBRI", "WOTH", "APKN", "BAFR"]))
      $0.element("Disabilities") {
        $0.value("Disability", random.happens(85) ? "NONE" : random.pick(Self.disabilities))
      }
    }
  }

  private mutating func episode(_ fault: Int, _ random: inout Randomness) {
    let referral = Self.yearStart.adding(days: 60 + random.below(200))
    element("CINdetails") {
      $0.value("CINreferralDate", "\(referral)")
      $0.value("ReferralSource", random.pick(["1A", "2A", "3A", "5B", "6", "10"]))
      if fault != 5 { $0.value("PrimaryNeedCode", "N\(1 + random.below(8))") }
      let assessments = random.happens(70) ? 1 : 2
      for place in 0..<assessments {
        let start = referral.adding(days: fault == 6 ? -3 : 2 + 30 * place)
        $0.assessment(start, fault, &random)
      }
      if random.happens(40) { $0.needPlan(referral, fault) }
      if random.happens(35) { $0.protection(referral, fault, &random) }
      $0.value("ReferralNFA", fault == 7 ? "1" : "0")
    }
  }

  private mutating func assessment(_ start: CivilDate, _ fault: Int, _ random: inout Randomness) {
    element("Assessments") {
      $0.value("AssessmentActualStartDate", "\(start)")
      $0.value("AssessmentAuthorisationDate", "\(start.adding(days: 25))")
      $0.element("FactorsIdentifiedAtAssessment") {
        let first = random.below(Self.factors.count - 3)
        for factor in Self.factors[first..<first + 1 + random.below(3)] {
          $0.value("AssessmentFactors", factor)
        }
        if fault == 8 { $0.value("AssessmentFactors", "21") }
      }
    }
  }

  private mutating func needPlan(_ referral: CivilDate, _ fault: Int) {
    element("CINPlanDates") {
      $0.value("CINPlanStartDate", "\(referral.adding(days: 5))")
      $0.value("CINPlanEndDate", "\(referral.adding(days: fault == 9 ? 1 : 14))")
    }
  }

  private mutating func protection(
    _ referral: CivilDate, _ fault: Int, _ random: inout Randomness
  ) {
    let conference = WorkingCalendar.englandAndWales.nextWorkingDay(
      onOrAfter: referral.adding(days: 18))
    element("Section47") {
      $0.value("S47ActualStartDate", "\(referral.adding(days: 4))")
      $0.value("InitialCPCtarget", "\(conference)")
      $0.value("DateOfInitialCPC", "\(conference)")
      $0.value("ICPCnotRequired", "0")
    }
    element("ChildProtectionPlans") {
      $0.value("CPPstartDate", "\(fault == 10 ? conference.adding(days: 1) : conference)")
      $0.value("InitialCategoryOfAbuse", random.pick(["NEG", "PHY", "SAB", "EMO", "MUL"]))
      $0.value("LatestCategoryOfAbuse", fault == 11 ? "neg" : "EMO")
      $0.value("NumberOfPreviousCPP", "\(random.below(2))")
      $0.element("Reviews") {
        $0.value("CPPreviewDate", "\(min(conference.adding(days: 60), Self.yearEnd))")
      }
    }
  }

  private mutating func closedEpisode(_ random: inout Randomness) {
    let referral = Self.yearStart.adding(days: 2 + random.below(20))
    element("CINdetails") {
      $0.value("CINreferralDate", "\(referral)")
      $0.value("ReferralSource", "6")
      $0.value("CINclosureDate", "\(referral.adding(days: 2))")
      $0.value("ReasonForClosure", "RC7")
      $0.value("ReferralNFA", "1")
    }
  }

  private mutating func element(_ name: String, _ content: (inout GeneratedChild) -> Void) {
    let margin = String(repeating: "  ", count: depth)
    text += "\(margin)<\(name)>\n"
    depth += 1
    content(&self)
    depth -= 1
    text += "\(margin)</\(name)>\n"
  }

  private mutating func value(_ name: String, _ value: String) {
    text += "\(String(repeating: "  ", count: depth))<\(name)>\(value)</\(name)>\n"
  }
}
