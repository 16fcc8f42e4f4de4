extension BankHolidays {
  /// England and Wales: the Banking and Financial Dealings Act 1971, Schedule 1, the holidays
  /// proclaimed each year under its section 1, and the common-law holidays Good Friday and
  /// Christmas Day.
  ///
  /// Complete for 1978 to the last proclamation known when this was written, that for 8 May 2023;
  /// the rules hold for later years until a new proclamation is added. For years before 1978 it is
  /// no more than an approximation.
  public static let englandAndWales = BankHolidays(
    annual: [
      AnnualHoliday("New Year’s Day", .fixed(month: .january, day: 1), since: 1974),
      AnnualHoliday("Good Friday", .easter(days: -2)),
      AnnualHoliday("Easter Monday", .easter(days: 1)),
      AnnualHoliday("Early May bank holiday", .firstMonday(of: .may), since: 1978),
      AnnualHoliday("Spring bank holiday", .lastMonday(of: .may), since: 1971),
      AnnualHoliday("Summer bank holiday", .lastMonday(of: .august), since: 1971),
      AnnualHoliday("Christmas Day", .fixed(month: .december, day: 25)),
      AnnualHoliday("Boxing Day", .fixed(month: .december, day: 26)),
    ],
    oneOffs: proclaimed.compactMap(\.oneOff))

  /// A row of the table of proclamations, its dates in ISO 8601.
  private struct Proclamation {
    let date: String
    let name: String
    var replaces: String?

    var oneOff: OneOffHoliday? {
      CivilDate(date).map { OneOffHoliday($0, name, replaces: replaces.flatMap(CivilDate.init)) }
    }
  }

  private static let proclaimed = [
    Proclamation(date: "1981-07-29", name: "Royal wedding"),
    Proclamation(
      date: "1995-05-08", name: "Early May bank holiday (VE Day)", replaces: "1995-05-01"),
    Proclamation(date: "1999-12-31", name: "Millennium bank holiday"),
    Proclamation(date: "2002-06-03", name: "Golden Jubilee bank holiday"),
    Proclamation(
      date: "2002-06-04", name: "Spring bank holiday (moved)", replaces: "2002-05-27"),
    Proclamation(date: "2011-04-29", name: "Royal wedding"),
    Proclamation(
      date: "2012-06-04", name: "Spring bank holiday (moved)", replaces: "2012-05-28"),
    Proclamation(date: "2012-06-05", name: "Diamond Jubilee bank holiday"),
    Proclamation(
      date: "2020-05-08", name: "Early May bank holiday (VE Day)", replaces: "2020-05-04"),
    Proclamation(
      date: "2022-06-02", name: "Spring bank holiday (moved)", replaces: "2022-05-30"),
    Proclamation(date: "2022-06-03", name: "Platinum Jubilee bank holiday"),
    Proclamation(
      date: "2022-09-19", name: "Bank holiday for the State Funeral of Queen Elizabeth II"),
    Proclamation(
      date: "2023-05-08", name: "Bank holiday for the coronation of King Charles III"),
  ]
}
