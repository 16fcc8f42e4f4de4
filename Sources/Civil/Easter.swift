extension CivilDate {
  /// Easter Sunday of a year by the Gregorian computus; `nil` outside ``years``.
  ///
  /// The "anonymous" algorithm (Nature, 1876; Butcher 1877), as Meeus prints it; it holds for every
  /// Gregorian year without exception.
  public static func easter(_ year: Int) -> CivilDate? {
    let century = year / 100
    let yearOfCentury = year % 100
    let yearOfMoonCycle = year % 19
    let moonCorrection = (century - (century + 8) / 25 + 1) / 3
    let epact = (19 * yearOfMoonCycle + century - century / 4 - moonCorrection + 15) % 30
    let daysToSunday =
      (32 + 2 * (century % 4) + 2 * (yearOfCentury / 4) - epact - yearOfCentury % 4) % 7
    let lateMoon = (yearOfMoonCycle + 11 * epact + 22 * daysToSunday) / 451
    let counted = epact + daysToSunday - 7 * lateMoon + 114
    return CivilDate(year: year, month: counted / 31, day: counted % 31 + 1)
  }
}
