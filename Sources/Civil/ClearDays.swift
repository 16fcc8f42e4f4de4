/// Deadlines that are counted back from a meeting.
extension WorkingCalendar {
  /// The last day to publish papers so that `clearDays` clear working days lie between publication
  /// and the meeting, neither day counted.
  ///
  /// Local Government Act 1972, sections 100A(6) and 100B(3), asks for "clear days"; that these are
  /// working days is our reading. Papers are published on a working day.
  public func latestPublication(meeting: CivilDate, clearDays: Int) -> CivilDate {
    plainSum(-max(clearDays, 0) - 1, meeting)
  }

  /// The first working day on which a meeting may be held when its papers were published on a day.
  ///
  /// Papers put out on a day on which the offices are closed count as published on the next working
  /// day. The mirror of ``latestPublication(meeting:clearDays:)``: papers put out by the latest day
  /// for a meeting on a working day never call for a later one.
  public func earliestMeeting(publishedOn published: CivilDate, clearDays: Int) -> CivilDate {
    plainSum(max(clearDays, 0) + 1, nextWorkingDay(onOrAfter: published))
  }

  /// The clear working days between publication and a meeting, neither counted; 0 when there are
  /// none or the meeting comes first.
  public func clearDays(from published: CivilDate, to meeting: CivilDate) -> Int {
    let open = nextWorkingDay(onOrAfter: published)
    guard open < meeting else { return 0 }
    return count(after: open, through: meeting) - (isWorkingDay(meeting) ? 1 : 0)
  }

  /// Whether something due so many working days before a meeting was received in time: on or before
  /// the day that adding them, negative, to the meeting gives.
  public func isInTime(
    received: CivilDate, workingDays count: Int, before meeting: CivilDate
  ) -> Bool {
    received <= adding(-max(count, 0), workingDaysTo: meeting)
  }
}
