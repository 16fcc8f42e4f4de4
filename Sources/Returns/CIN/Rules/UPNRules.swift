/// Rules about unique pupil numbers.
extension CIN {
  static let rule1510 = CINRule(
    "1510", .error, Years.all, flags: [Child.upn],
    "The UPN’s first letter does not fit its digits",
    do: "Ask the child’s school for the UPN; one character was mistyped."
  ) { cin, flags in
    for child in cin.childRows where cin.children.upn[child].isPresent {
      let fits = cin.text(cin.children.upn[child]) { upn in
        guard upn.count == 13 else { return true }
        var sum = 0
        for place in 1..<13 {
          guard upn[place].isDigit else { return true }
          sum += Int(upn[place] - 48) * (place + 1)
        }
        return upn[0] == checkLetters[sum % 23]
      }
      if !fits { flags.add(child, Child.upn) }
    }
  }

  static let rule1520 = CINRule(
    "1520", .error, Years.all, .wholeReturn, flags: [Child.upn],
    "More than one child has this UPN",
    do: "Find out whose UPN it is; if both are one child, put the two together."
  ) { cin, flags in
    for child in cin.repeated(cin.children.upn) { flags.add(child, Child.upn) }
  }

  static let rule1530 = CINRule(
    "1530", .error, Years.from2023to24, flags: [Child.upn],
    "The UPN’s second to fourth characters are no local authority’s code",
    do: "Check the UPN with the child’s school."
  ) { cin, flags in flagUnknownAuthorities(cin, &flags, among: authorities) }

  static let rule1530First = CINRule(
    "1530", .error, Years.only2022to23, flags: [Child.upn],
    "The UPN’s second to fourth characters are no local authority’s code",
    do: "Check the UPN with the child’s school."
  ) { cin, flags in
    flagUnknownAuthorities(cin, &flags, among: firstAuthorities)
  }

  private static func flagUnknownAuthorities(
    _ cin: Rows, _ flags: inout Flags, among known: [Bool]
  ) {
    for child in cin.childRows where cin.children.upn[child].isPresent {
      let isKnown = cin.text(cin.children.upn[child]) { upn in
        guard upn.count == 13 else { return true }
        guard upn[1].isDigit, upn[2].isDigit, upn[3].isDigit else { return false }
        return known[Int(upn[1] - 48) * 100 + Int(upn[2] - 48) * 10 + Int(upn[3] - 48)]
      }
      if !isKnown { flags.add(child, Child.upn) }
    }
  }

  static let rule1540 = CINRule(
    "1540", .error, Years.all, flags: [Child.upn],
    "The UPN’s fifth to twelfth characters are not eight digits",
    do: "Check the UPN with the child’s school."
  ) { cin, flags in
    for child in cin.childRows where cin.children.upn[child].isPresent {
      let isNumber = cin.text(cin.children.upn[child]) { upn in
        upn.count >= 12 && (4..<12).allSatisfy { upn[$0].isDigit }
      }
      if !isNumber { flags.add(child, Child.upn) }
    }
  }

  static let rule1550 = CINRule(
    "1550", .error, Years.all, flags: [Child.upn],
    "The UPN’s last character is neither a digit nor a letter that a UPN may have",
    do: "Check the UPN with the child’s school; the letters I, O and S are not used."
  ) { cin, flags in
    for child in cin.childRows where cin.children.upn[child].isPresent {
      let isRight = cin.text(cin.children.upn[child]) { upn in
        upn.count != 13 || upn[12].isDigit || checkLetters.contains(upn[12])
      }
      if !isRight { flags.add(child, Child.upn) }
    }
  }

  static let rule1560Q = CINRule(
    "1560Q", .query, Years.all, flags: [Child.formerUPN],
    "The former UPN is not written as a UPN is",
    do: "Check the former UPN: a letter, eleven digits, then a digit or a letter."
  ) { cin, flags in
    for child in cin.childRows where cin.children.formerUPN[child].isPresent {
      let isRight = cin.text(cin.children.formerUPN[child]) { upn in
        upn.count == 13 && upn[0].isLetter && (1..<12).allSatisfy { upn[$0].isDigit }
          && (upn[12].isDigit || upn[12].isLetter)
      }
      if !isRight { flags.add(child, Child.formerUPN) }
    }
  }

  /// The check letter of each remainder; I, O and S are left out.
  private static let checkLetters = Array("ABCDEFGHJKLMNPQRTUVWXYZ".utf8)

  /// The codes a UPN may name, of all numbers with three digits.
  private static let authorities: [Bool] = {
    let runs: [ClosedRange<Int>] = [
      1...5, 201...213, 301...320, 330...336, 340...344, 350...359, 370...373, 380...384,
      390...394, 420...420, 660...681, 701...708, 800...803, 805...808, 810...813, 815...816,
      820...823, 825...826, 830...831, 835...841, 845...846, 850...852, 855...857, 860...861,
      865...896, 908...909, 916...916, 919...919, 921...921, 925...926, 928...929, 931...931,
      933...933, 935...938, 940...943,
    ]
    var known = [Bool](repeating: false, count: 1000)
    for code in runs.joined() { known[code] = true }
    return known
  }()

  /// Without those of Cumberland and of Westmorland and Furness, which began in April 2023.
  private static let firstAuthorities: [Bool] = {
    var known = authorities
    known[942] = false
    known[943] = false
    return known
  }()
}

extension UInt8 {
  /// 0 to 9.
  var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }

  /// A letter of the English alphabet.
  var isLetter: Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self | 0x20) }
}
