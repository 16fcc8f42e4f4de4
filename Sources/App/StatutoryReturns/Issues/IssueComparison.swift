/// One check compared with the one before it.
struct IssueComparison: Sendable {
  /// The later check with its new issues marked, and with those that are gone.
  let file: IssueFile
  let appeared: Int
  let remained: Int

  /// Compares by what an issue keeps from check to check. Two alike in one check are two: when one of
  /// them is gone, one is fixed and one is still there.
  init(_ later: IssueFile, with earlier: IssueFile) {
    var open: [UInt64: Int] = [:]
    for issue in earlier.issues { open[issue.identity, default: 0] += 1 }
    var file = later
    var remained = 0
    for index in file.issues.indices {
      let identity = file.issues[index].identity
      if let left = open[identity], left > 0 {
        open[identity] = left - 1
        remained += 1
      } else {
        file.issues[index].isNew = true
      }
    }
    // Of several alike, the last ones are taken for those that are gone.
    var gone: [IssueFile.Issue] = []
    for issue in earlier.issues.reversed() {
      guard let left = open[issue.identity], left > 0 else { continue }
      open[issue.identity] = left - 1
      gone.append(issue)
    }
    let (whole, fixed) = file.adding(gone.reversed(), of: earlier)
    self.file = {
      var copy = whole
      copy.fixed = fixed
      return copy
    }()
    self.remained = remained
    appeared = file.issues.count - remained
  }
}
