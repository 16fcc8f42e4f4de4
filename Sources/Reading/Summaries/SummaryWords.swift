/// The words by which summaries for children are understood. Keys are letters only: see `TextKey`.
enum SummaryWords {
  /// Titles of a paper of its own.
  static let titles = [
    "summaryreportforchildrenandyoungpeople", "summaryforchildrenandyoungpeople",
    "reportforchildrenandyoungpeople", "childrenandyoungpeoplessummary", "youngpeoplessummary",
    "summaryforyoungpeople", "summaryforchildren", "childrenssummary",
    "thisisforchildrenandyoungpeople", "forchildrenandyoungpeople",
  ]

  /// Headings of the part of a report.
  static let partHeadings: Set<String> = [
    "summaryforchildrenandyoungpeople", "summaryforchildren", "summaryforyoungpeople",
    "asummaryforchildrenandyoungpeople", "summaryreportforchildrenandyoungpeople",
    "ourfindingsforchildrenandyoungpeople", "whatthismeansforchildrenandyoungpeople",
    "whatthisreportmeansforchildrenandyoungpeople",
  ]

  /// What the heading of a list of good things says.
  static let goodHeadings = [
    "adequateorgood", "goodoradequate", "inspectorsliked", "workingwell", "workswell",
    "goingwell", "doingwell", "donewell", "whatisgood", "whatwasgood", "wasgood", "aregood",
    "goodthings", "strengths",
  ]

  /// What the heading of a list of things to improve says.
  static let improvementHeadings = [
    "neededimproving", "needsimproving", "needimproving", "neededtoimprove", "needstoimprove",
    "needtoimprove", "needstogetbetter", "needtogetbetter", "needstobebetter", "needtobebetter",
    "couldbebetter", "couldgetbetter", "shouldbebetter", "notsogood", "notworkingwell",
    "areasforimprovement", "hastochange", "havetochange", "mustchange", "needstochange",
    "needtochange", "shouldchange", "mustgetbetter", "hastogetbetter", "havetogetbetter",
    "mustbebetter", "hastobebetter", "havetobebetter", "shoulddobetter", "coulddobetter",
    "mustdobetter", "todobetter", "notgoodenough", "notgood", "worriedabout",
    "areasofconcern", "ourconcerns", "concernedabout", "evenbetterif", "didnotlike", "didntlike",
    "notgoingwell", "notworking", "mustimprove", "shouldimprove", "todotoimprove",
  ]

  /// Words that turn the heading of a list of good things round.
  static let denials: Set<String> = [
    "not", "no", "never", "less", "isn’t", "isn't", "wasn’t", "wasn't", "aren’t", "aren't",
    "weren’t", "weren't", "didn’t", "didn't", "don’t", "don't",
  ]

  /// Words of sentences that give a grade, and of no heading.
  static let gradings: Set<String> = ["rated", "judged", "graded"]

  /// How sentences begin that promise something, without a mark.
  static let promiseOpenings = [
    "thecouncilwillnow", "thecouncilwillwrite", "thecouncilwillprepare", "thecouncilwillmake",
    "thecouncilwillpublish", "thecouncilwilltell", "thecouncilwillask", "thecouncilmustnow",
    "thecouncilnowhasto", "thecouncilhasto", "theywillnow", "wewillcomeback", "wewillvisit",
  ]

  /// The words that open what comes after the lists.
  static let closings = [
    "whathappensnext", "whatwillhappen", "whathappensnow", "thefullinspectionreport",
    "thefullreport", "ifyouwouldlike", "ifyouwantto", "youcanreadthefull", "toreadthefull",
  ]

  /// Words right before the grade of the whole: "we rated Thornmere as", "are".
  static let gradeVerbs: Set<String> = ["as", "is", "are", "was", "were", "be"]

  /// Words with a capital that name no council.
  static let noPlaces: Set<String> = [
    "children", "children’s", "services", "service", "council", "the", "ofsted", "it", "they",
    "overall", "social", "workers", "outstanding", "good", "adequate", "inadequate", "january",
    "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november", "december", "england",
  ]

  static let planVerbs: Set<String> = [
    "prepare", "write", "make", "produce", "publish", "draw", "have", "develop", "agree", "put",
    "set", "share", "send",
  ]

  static let tellingVerbs: Set<String> = [
    "tell", "say", "explain", "report", "show", "come", "visit", "check", "publish", "let",
  ]

  /// Those who answer for services to children, or look at them.
  static let adults: Set<String> = [
    "council", "director", "leaders", "managers", "board", "authority", "partnership", "they", "it",
    "we", "inspectors", "ofsted", "chief", "mayor", "councillors", "adults", "he", "she",
  ]

  static let askingVerbs: Set<String> = [
    "talk", "talking", "speak", "speaking", "ask", "asking", "listen", "listening", "meet",
    "meeting", "consult", "consulting",
  ]
}
