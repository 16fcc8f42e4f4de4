/// A rule of the census, and the collections that rules belong to.
typealias CINRule = Rule<CIN.Rows>

extension CIN {
  /// Collections by the year in which each ends; 2027 is the draft for 2026-27.
  enum Years {
    static let all = 2023...2027
    static let from2023to24 = 2024...2027
    static let from2024to25 = 2025...2027
    static let to2023to24 = 2023...2024
    static let only2022to23 = 2023...2023
    static let draft2026to27 = 2027...2027
  }
}

extension CIN.Rows {
  /// Whether a ReferralNFA is false: neither true nor missing nor something else.
  @inline(__always)
  func isForAction(_ episode: Int) -> Bool { episodes.noFurtherAction[episode] == YesNo.no }

  /// Whether a ReferralNFA is true.
  @inline(__always)
  func isWithoutAction(_ episode: Int) -> Bool { episodes.noFurtherAction[episode] == YesNo.yes }

  /// Closed after assessment: no further action (RC8) or early help (RC9).
  @inline(__always)
  func isClosedAfterAssessment(_ episode: Int) -> Bool {
    episodes.reason[episode] == CIN.Code.closedAfterAssessment
      || episodes.reason[episode] == CIN.Code.closedToEarlyHelp
  }

  /// An enquiry that should have a conference and has none.
  @inline(__always)
  func awaitsConference(_ enquiry: Int) -> Bool {
    enquiries.conference[enquiry].isMissing && enquiries.notRequired[enquiry] != YesNo.yes
  }

  /// Whether a text value is as a rule wants it, given one byte a character: what is beyond ASCII
  /// is 0xFF.
  @inline(__always)
  func text(
    _ text: TextReference, satisfies test: (UnsafeBufferPointer<UInt8>) -> Bool
  ) -> Bool {
    file.source.withBytes(of: text) { bytes in
      guard bytes.contains(where: { $0 >= 0x80 }) else { return test(bytes) }
      return bytes.filter { $0 & 0xC0 != 0x80 }.map { $0 >= 0x80 ? 0xFF : $0 }
        .withUnsafeBufferPointer(test)
    }
  }

  /// What was written where a code was not in its list.
  func oddText(_ field: ReturnField, row: Int) -> String {
    file.oddValues.text(field, row: row).map(file.source.string) ?? ""
  }
}

/// Codes of which a few rows are to be told apart, by what was written where a code is unknown.
struct CodeTally {
  private var known = [Int](repeating: 0, count: 256)
  private var others: [String: Int] = [:]

  mutating func count(_ code: UInt8, other: @autoclosure () -> String) {
    if code == CodeList.other {
      others[other(), default: 0] += 1
    } else if code != CodeList.missing {
      known[Int(code)] += 1
    }
  }

  func times(_ code: UInt8, other: @autoclosure () -> String) -> Int {
    code == CodeList.other ? others[other()] ?? 0 : known[Int(code)]
  }

  /// How many different codes there are.
  var different: Int { known.count { $0 > 0 } + others.count }
}
