/// Rules about ethnicity and disability.
extension CIN {
  static let rule4220 = CINRule(
    "4220", .error, Years.all, flags: [Characteristics.ethnicity],
    "Ethnicity is missing or not one of the codes",
    do: "Give one of the codes, such as WBRI; REFU when refused, NOBT when not obtained."
  ) { cin, flags in
    for child in cin.childRows where cin.children.ethnicity[child].isMissingOrOther {
      flags.add(child, Characteristics.ethnicity)
    }
  }

  static let rule8540 = CINRule(
    "8540", .error, Years.all,
    flags: [Child.birth, Episode.noFurtherAction, DisabilityRow.disability],
    "A child in need has no disability code, or one that is not in the list",
    do: "Give NONE or the child’s disabilities by their codes."
  ) { cin, flags in
    for child in cin.childRows where cin.children.birth[child].isPresent {
      let rows = cin.disabilities(of: child)
      let wrong = rows.contains { cin.disabilities.code[$0].isMissingOrOther }
      guard rows.isEmpty || wrong, cin.episodes(of: child).contains(where: cin.isForAction)
      else { continue }
      flags.add(child, Child.birth)
      for episode in cin.episodes(of: child) where cin.isForAction(episode) {
        flags.add(episode, Episode.noFurtherAction)
      }
      for row in rows where cin.disabilities.code[row].isMissingOrOther {
        flags.add(row, DisabilityRow.disability)
      }
    }
  }

  static let rule8790 = CINRule(
    "8790", .error, Years.all, flags: [DisabilityRow.disability],
    "The child has a disability beside NONE", do: "Take out NONE, or the disability."
  ) { cin, flags in
    for child in cin.childRows where cin.disabilities(of: child).count > 1 {
      let rows = cin.disabilities(of: child)
      guard rows.contains(where: { isNone(cin, $0) }) else { continue }
      for row in rows
      where cin.disabilities.code[row] != CodeList.missing && !isNone(cin, row) {
        flags.add(row, DisabilityRow.disability)
      }
    }
  }

  /// NONE in any case.
  private static func isNone(_ cin: Rows, _ row: Int) -> Bool {
    let code = cin.disabilities.code[row]
    return code == Code.noDisability
      || code == CodeList.other
        && cin.oddText(DisabilityRow.disability, row: row).uppercased() == "NONE"
  }

  static let rule8794 = CINRule(
    "8794", .error, Years.all, flags: [DisabilityRow.disability],
    "The child has the same disability more than once", do: "Give each disability once."
  ) { cin, flags in
    for child in cin.childRows where cin.disabilities(of: child).count > 1 {
      var tally = CodeTally()
      for row in cin.disabilities(of: child) {
        tally.count(
          cin.disabilities.code[row], other: cin.oddText(DisabilityRow.disability, row: row))
      }
      for row in cin.disabilities(of: child) {
        let times = tally.times(
          cin.disabilities.code[row], other: cin.oddText(DisabilityRow.disability, row: row))
        if times > 1 { flags.add(row, DisabilityRow.disability) }
      }
    }
  }
}
