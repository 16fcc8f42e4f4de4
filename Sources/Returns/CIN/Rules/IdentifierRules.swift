/// Rules about the authority's own number for a child, and about why there is no UPN.
extension CIN {
  static let rule1570 = CINRule(
    "1570", .error, Years.from2024to25, flags: [Child.laChildID],
    "The child’s number is longer than 20 characters",
    do: "Shorten LAchildID to 20 characters or fewer."
  ) { cin, flags in
    for child in cin.childRows
    where cin.file.source.withBytes(of: cin.children.laChildID[child], \.characterCount) > 20 {
      flags.add(child, Child.laChildID)
    }
  }

  static let rule1580 = CINRule(
    "1580", .error, Years.from2024to25, flags: [Child.laChildID],
    "The child’s number has characters other than letters and digits",
    do: "Take hyphens, strokes, stops and spaces out of LAchildID."
  ) { cin, flags in
    for child in cin.childRows where cin.children.laChildID[child].isPresent {
      let isRight = cin.file.source.withBytes(of: cin.children.laChildID[child]) { bytes in
        bytes.allSatisfy { $0.isDigit || $0.isLetter } || isLettersAndDigits(bytes)
      }
      if !isRight { flags.add(child, Child.laChildID) }
    }
  }

  /// The same for letters beyond English ones.
  private static func isLettersAndDigits(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    String(decoding: bytes, as: UTF8.self).unicodeScalars.allSatisfy {
      $0.properties.isAlphabetic || $0.properties.numericType != nil
    }
  }

  static let rule8500 = CINRule(
    "8500", .error, Years.all, flags: [Child.laChildID], "The child has no number",
    do: "Give the child its LAchildID."
  ) { cin, flags in
    for child in cin.childRows where cin.children.laChildID[child].isMissing {
      flags.add(child, Child.laChildID)
    }
  }

  static let rule8510 = CINRule(
    "8510", .error, Years.all, .wholeReturn, flags: [Child.laChildID],
    "More than one child has this number",
    do: "If they are one child, put the two together; if not, give each its own number."
  ) { cin, flags in
    for child in cin.repeated(cin.children.laChildID) { flags.add(child, Child.laChildID) }
  }

  static let rule8590 = CINRule(
    "8590", .error, Years.all, flags: [Child.laChildID], "The child has no episode",
    do: "Add the child’s CINdetails, or leave the child out."
  ) { cin, flags in
    for child in cin.childRows where cin.episodes(of: child).isEmpty {
      flags.add(child, Child.laChildID)
    }
  }

  static let rule8770Q = CINRule(
    "8770Q", .query, Years.from2024to25, flags: [Child.upn, Child.upnUnknown],
    "A child of school age has neither a UPN nor a reason for having none",
    do: "Ask the school for the UPN, or give UPNunknown as UN2 to UN7."
  ) { cin, flags in
    let limit =
      cin.census.reference.parts.flatMap { Day(year: $0.year - 6, month: 8, day: 31) } ?? .missing
    flagMissingUPNs(cin, &flags, bornOnOrBefore: limit)
  }

  static let rule8770QBySixYears = CINRule(
    "8770Q", .query, Years.to2023to24, flags: [Child.upn, Child.upnUnknown],
    "A child of six or more has neither a UPN nor a reason for having none",
    do: "Ask the school for the UPN, or give UPNunknown as UN2 to UN7."
  ) { cin, flags in
    flagMissingUPNs(cin, &flags, bornOnOrBefore: cin.census.reference.adding(years: -6))
  }

  private static func flagMissingUPNs(
    _ cin: Rows, _ flags: inout Flags, bornOnOrBefore limit: Day
  ) {
    for child in cin.childRows
    where cin.children.upn[child].isMissing && cin.children.birth[child].isOnOrBefore(limit)
      && cin.episodes(of: child).contains(where: cin.isForAction)
      && !isReasonForNoUPN(cin, child)
    {
      flags.add(child, Child.upn, Child.upnUnknown)
    }
  }

  /// UN2 to UN7, in any case; UN1 is for children below school age.
  private static func isReasonForNoUPN(_ cin: Rows, _ child: Int) -> Bool {
    var code = cin.children.upnUnknown[child]
    if code == CodeList.other {
      let text = cin.oddText(Child.upnUnknown, row: child).uppercased()
      code = Array(text.utf8).withUnsafeBufferPointer { bytes in
        bytes.baseAddress.map { reasonsForNoUPN.number($0, count: bytes.count) } ?? code
      }
    }
    return code != CodeList.missing && code != CodeList.other
      && code != reasonsForNoUPN.number(of: "UN1")
  }

  static let rule8772 = CINRule(
    "8772", .error, Years.all, flags: [Child.upnUnknown, Episode.noFurtherAction],
    "UPNunknown says ‘referral without further action’, and a referral was acted on",
    do: "Give the UPN or another reason, or put right ReferralNFA."
  ) { cin, flags in
    for child in cin.childRows
    where cin.children.upnUnknown[child] == Code.referralWithoutUPN {
      for episode in cin.episodes(of: child) where !cin.isWithoutAction(episode) {
        flags.add(episode, Episode.noFurtherAction)
        flags.add(child, Child.upnUnknown)
      }
    }
  }
}
