/// The code lists of the census, exact and in capitals.
extension CIN {
  static let sexes = CodeList(["M", "F", "U"])
  /// To 2023-24: unknown, male, female, neither.
  static let genders = CodeList(["0", "1", "2", "9"])
  static let reasonsForNoUPN = CodeList(["UN1", "UN2", "UN3", "UN4", "UN5", "UN6", "UN7"])
  static let ethnicities = CodeList([
    "WBRI", "WIRI", "WIRT", "WOTH", "WROM", "MWBC", "MWBA", "MWAS", "MOTH", "AIND", "APKN",
    "ABAN", "AOTH", "BCRB", "BAFR", "BOTH", "CHNE", "OOTH", "REFU", "NOBT",
  ])
  static let disabilityCodes = CodeList([
    "NONE", "MOB", "HAND", "PC", "INC", "COMM", "LD", "HEAR", "VIS", "BEH", "CON", "AUT", "DDA",
  ])
  static let referralSources = CodeList([
    "1A", "1B", "1C", "1D", "2A", "2B", "3A", "3B", "3C", "3D", "3E", "3F", "4", "5A", "5B", "5C",
    "5D", "6", "7", "8", "9", "10",
  ])
  static let primaryNeeds = CodeList([
    "N0", "N1", "N2", "N3", "N4", "N5", "N6", "N7", "N8", "N9",
  ])
  static let closureReasons = CodeList([
    "RC1", "RC2", "RC3", "RC4", "RC5", "RC6", "RC7", "RC8", "RC9",
  ])
  static let categoriesOfAbuse = CodeList(["NEG", "PHY", "SAB", "EMO", "MUL"])
  static let assessmentFactors = CodeList([
    "1A", "1B", "1C", "2A", "2B", "2C", "3A", "3B", "3C", "4A", "4B", "4C", "5A", "5B", "5C",
    "6A", "6B", "6C", "7A", "8B", "8C", "8D", "8E", "8F", "9A", "10A", "11A", "12A", "13A", "14A",
    "15A", "16A", "17A", "18A", "18B", "18C", "19A", "19B", "19C", "20", "21", "22A", "23A",
    "24A",
  ])
  static let preProceedingsOutcomes = CodeList(["A", "B", "C"])

  /// Codes that rules ask for, as columns hold them.
  enum Code {
    static let sexUnknown = sexes.number(of: "U")
    static let genderUnknown = genders.number(of: "0")
    static let noDisability = disabilityCodes.number(of: "NONE")
    static let died = closureReasons.number(of: "RC2")
    static let closedAfterAssessment = closureReasons.number(of: "RC8")
    static let closedToEarlyHelp = closureReasons.number(of: "RC9")
    static let noFactor = assessmentFactors.number(of: "21")
    static let physicalAbuseOld = assessmentFactors.number(of: "18A")
    static let sexualAbuseOld = assessmentFactors.number(of: "19A")
    static let referralWithoutUPN = reasonsForNoUPN.number(of: "UN7")
  }
}
