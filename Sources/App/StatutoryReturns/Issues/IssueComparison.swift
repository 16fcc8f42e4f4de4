/// One check compared with the one before it.
struct IssueComparison: Sendable {
  /// The later check with its issues marked by how they stand, and with those that are gone.
  let file: IssueFile
  /// What the check before did not have.
  let appeared: Int
  /// What both have, with the same value.
  let remained: Int
  /// What both have, with another wrong value now.
  let changed: Int
  /// What is put right: the child is still there, told by its number.
  let fixed: Int
  /// What is gone and not known to be put right: its child is not in the file any more, or has no
  /// number to be told by.
  let departed: Int

  /// Compares by what an issue keeps from check to check. Two alike in one check are two: when one
  /// of them is gone, one is fixed and one is still there.
  ///
  /// - Parameters:
  ///   - children: the numbers of all children of the later file, with issues or without.
  ///   - hasChildren: whether the later file has any child, with a number or without.
  init(
    _ later: IssueFile, with earlier: IssueFile, children: Set<String>, hasChildren: Bool
  ) {
    var file = later
    var open: [UInt64: Int] = [:]
    for issue in earlier.issues { open[issue.identity, default: 0] += 1 }
    var unmatched: [Int] = []
    for index in file.issues.indices {
      let identity = file.issues[index].identity
      if let left = open[identity], left > 0 {
        open[identity] = left - 1
      } else {
        unmatched.append(index)
      }
    }
    // Of several alike, the last ones are taken for those that are gone.
    var gone: [IssueFile.Issue] = []
    for issue in earlier.issues.reversed() {
      guard let left = open[issue.identity], left > 0 else { continue }
      open[issue.identity] = left - 1
      gone.append(issue)
    }
    gone.reverse()
    remained = later.issues.count - unmatched.count
    // What is wrong with the same field of the same child by the same rule is not put right.
    var subjects: [String: Int] = [:]
    for issue in gone { subjects[earlier.subject(issue), default: 0] += 1 }
    var kept: [String: Int] = [:]
    for index in unmatched {
      let subject = file.subject(file.issues[index])
      if let left = subjects[subject], left > 0 {
        subjects[subject] = left - 1
        kept[subject, default: 0] += 1
        file.issues[index].standing = .changed
      } else {
        file.issues[index].standing = .new
      }
    }
    changed = kept.values.reduce(0, +)
    appeared = unmatched.count - changed
    gone = gone.filter { issue in
      let subject = earlier.subject(issue)
      guard let left = kept[subject], left > 0 else { return true }
      kept[subject] = left - 1
      return false
    }
    for index in gone.indices {
      let isFixed = earlier.isFixed(gone[index], children: children, hasChildren: hasChildren)
      gone[index].standing = isFixed ? .usual : .departed
    }
    let (whole, missing) = file.adding(gone, of: earlier)
    file = whole
    file.fixed = missing
    self.file = file
    departed = missing.count { $0.standing == .departed }
    fixed = missing.count - departed
  }
}

extension IssueFile {
  /// Whether an issue that is gone from a later file was put right, as far as that can be told. A
  /// child without a number may be gone as well as put right, and a return without children says
  /// nothing.
  fileprivate func isFixed(_ issue: Issue, children: Set<String>, hasChildren: Bool) -> Bool {
    if let child = child(issue) { return children.contains(child) }
    if issue.child != Issue.none { return false }
    return issue.table != 0 || hasChildren
  }
}
