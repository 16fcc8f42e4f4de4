/// The words that tell what a finding is about. Inflections of a word count as the word.
enum TopicWord: Sendable {
  /// The place of a theme among all, and how much the words speak for it.
  case theme(Int, Double)
  case cohort(String)
  case community(String)

  static let themes = PhraseTable<TopicWord>(
    themeWords.flatMap { theme, strong, weak -> [(phrase: String, meaning: TopicWord)] in
      let place = FindingTheme.allCases.firstIndex(of: theme) ?? 0
      return phrases(strong).map { ($0, .theme(place, 2)) }
        + phrases(weak).map { ($0, .theme(place, 1)) }
    })
  /// The children and the communities that are named.
  static let groups = PhraseTable<TopicWord>(
    cohortWords.flatMap { name, list in phrases(list).map { ($0, .cohort(name)) } }
      + communityWords.flatMap { name, list in phrases(list).map { ($0, .community(name)) } })

  /// Theme, words that tell it by themselves, words that hint at it.
  private static let themeWords: [(FindingTheme, String, String)] = [
    (
      .earlyHelp,
      """
      early help, team around the child, team around the family, common assessment framework, CAF,
      family hub, family hubs, children’s centre, children’s centres, early intervention,
      lead professional, step down, stepped down, targeted support
      """,
      "parenting programme, edge of care, preventative, prevention, universal services"
    ),
    (
      .frontDoor,
      """
      front door, MASH, MASSH, multi agency safeguarding hub, referral, threshold,
      contact and referral, contacts, strategy discussion, strategy meeting, emergency duty team,
      out of hours, section 47, child protection enquiries, duty team, screening,
      single point of access
      """,
      "consent, immediate protection, initial response, urgent"
    ),
    (
      .assessment,
      """
      assessment, parenting assessment, risk assessment, single assessment, pre birth assessment,
      chronology, genogram
      """,
      "analysis of risk, history, cumulative"
    ),
    (
      .plans,
      """
      child protection plan, child in need plan, plans are, plans for children, planning,
      care plan, written agreement, contingency plan, contingency planning, pre proceedings,
      public law outline, PLO, letters before proceedings, safety plan
      """,
      "plan, proceedings, court, timescale, outcome focused, SMART"
    ),
    (
      .visits,
      """
      visit, visited, see children alone, seen alone, spoken to alone, direct work, life story work
      """,
      "see children, know children well, relationships with children"
    ),
    (
      .conferences,
      """
      child protection conference, initial child protection conference, review conference,
      core group, conference chair, child protection chair, child in need meeting
      """,
      "conference"
    ),
    (
      .childrenInCare,
      """
      children in care, looked after children, children looked after, foster carer, foster care,
      fostering, residential, children’s home, children’s homes, placement, virtual school,
      personal education plan, independent reviewing officer, IRO, health assessment,
      corporate parenting, corporate parent, family time, unaccompanied, supervised contact,
      kinship carer, connected carer, placement stability, sufficiency
      """,
      "carer, contact with their families, PEP, dental"
    ),
    (
      .careLeavers,
      """
      care leaver, leaving care, pathway plan, personal adviser, PA, PAs, staying put,
      semi independent, independent living, care experienced, local offer
      """,
      "apprenticeship, accommodation, university, higher education, independence"
    ),
    (
      .permanence,
      """
      permanence, permanency, adoption, adopter, adoptive, special guardianship, placement order,
      family finding, matching, later life letter, long term fostering, permanent home,
      early permanence, fostering for adoption
      """,
      "matched, permanently, reunification"
    ),
    (
      .exploitation,
      """
      exploitation, exploited, missing, return home interview, return interview, trafficking, gang,
      county lines, radicalisation, extra familial, contextual safeguarding, online,
      modern slavery, female genital mutilation, serious youth violence, child sexual exploitation,
      CSE
      """,
      "disruption, vulnerable adolescents, risky behaviour"
    ),
    (
      .domesticAbuse,
      """
      domestic abuse, domestic violence, MARAC, perpetrator, coercive control,
      independent domestic violence adviser
      """,
      "violence"
    ),
    (
      .disabledChildren,
      """
      disabled children, children with disabilities, children who are disabled, disability,
      special educational needs, SEND, short breaks, complex needs, education health and care plan,
      transition to adult services
      """,
      "learning difficulty, learning difficulties, autism"
    ),
    (
      .communities,
      """
      ethnicity, culture, cultural, diversity, diverse, identity, faith, religion, language,
      interpreter, equality, minority ethnic, heritage, asylum seeking, Roma, Traveller
      """,
      "background, community, communities"
    ),
    (
      .voice,
      """
      voice of the child, voice of children, children’s views, views of children,
      wishes and feelings, advocacy, advocate, children in care council, participation,
      listened to, feedback from children, feedback from parents, consultation, co production,
      parents told inspectors, views
      """,
      "feedback, listen, involve, heard, complaint"
    ),
    (
      .supervision,
      """
      supervision, management oversight, managerial oversight, case direction, manager oversight,
      team managers, case supervision, management grip, reflective supervision
      """,
      "oversight, managers, sign off"
    ),
    (
      .workforce,
      """
      workforce, caseload, workload, recruitment, recruit, retention, turnover, agency staff,
      vacancy, vacancies, newly qualified, training, staff morale, social work academy, induction,
      professional development, staffing, workers are supported, workers feel
      """,
      "staff, learning and development, capacity"
    ),
    (
      .leadership,
      """
      leader, leadership, chief executive, director of children’s services, DCS, lead member,
      elected members, members, councillors, scrutiny, governance, improvement plan, investment,
      senior management, senior managers, political, corporate, strategic, vision, self evaluation,
      self assessment
      """,
      "council, strategy, priorities, ambition"
    ),
    (
      .partnership,
      """
      safeguarding children board, safeguarding board, LSCB, safeguarding partnership, partner,
      partnership, multi agency working, health and wellbeing board, CAMHS, police, schools,
      health services, commissioning, commissioned, joint working, section 11, serious case review,
      child practice review, multi agency training, probation
      """,
      "multi agency, agencies, professionals"
    ),
    (
      .qualityAssurance,
      """
      quality assurance, audit, auditing, auditor, moderation, performance management,
      performance information, performance data, management information, dip sampling,
      learning from complaints, data, performance
      """,
      "monitoring, monitor, track, tracking, learning, tracker"
    ),
    (
      .records,
      """
      case record, case recording, case file, recording, records, electronic recording system,
      information sharing, share information, information is shared, case summary, case summaries,
      electronic system, written record, minutes of meetings, recorded
      """,
      "record, documentation, minutes, information"
    ),
  ]

  /// The children a finding is about, as people read it, and the words that name them.
  private static let cohortWords: [(String, String)] = [
    (
      "children on child protection plans",
      "child protection plan, subject of child protection plans, subject to child protection"
    ),
    (
      "children in need",
      """
      child in need plan, child in need plans, child in need planning, children in need plans,
      children on child in need plans
      """
    ),
    (
      "children in care",
      """
      children in care, children looked after, looked after children, looked after child,
      child in care
      """
    ),
    (
      "care leavers",
      """
      care leaver, care experienced, young people leaving care, leaving care,
      care experienced young people
      """
    ),
    (
      "disabled children",
      """
      disabled children, disabled child, children with disabilities, children who are disabled,
      children with disability, children with complex needs, special educational needs
      """
    ),
    (
      "children missing from home or care",
      """
      missing from home, missing from care, go missing, goes missing, going missing, went missing,
      who are missing, missing children, children missing, return home interview, return interview
      """
    ),
    (
      "children at risk of exploitation",
      """
      sexual exploitation, criminal exploitation, child exploitation, risk of exploitation,
      exploited, CSE, county lines, extra familial harm, extra familial risk
      """
    ),
    (
      "unaccompanied asylum-seeking children",
      """
      unaccompanied asylum seeking, unaccompanied children, unaccompanied young people,
      unaccompanied minors, UASC
      """
    ),
    ("privately fostered children", "private fostering, privately fostered"),
    ("young carers", "young carer"),
    (
      "homeless 16- and 17-year-olds",
      """
      16 and 17 year olds, homeless young people, homeless 16, children who are homeless,
      present as homeless, homelessness
      """
    ),
    (
      "children missing education",
      """
      missing from education, missing education, children missing education,
      not in full time education
      """
    ),
    (
      "children educated at home",
      "electively home educated, elective home education, home educated, educated at home"
    ),
    (
      "children with a plan for adoption",
      """
      plan for adoption, placed for adoption, waiting for adoption, awaiting adoption,
      adopted children, children who are adopted
      """
    ),
    ("brothers and sisters", "brothers and sisters, siblings"),
    (
      "babies and children under five",
      "unborn, babies, baby, pre birth, infants, under fives, very young children, younger children"
    ),
    (
      "children who live with domestic abuse",
      "domestic abuse, domestic violence"
    ),
    (
      "young people in custody",
      "in custody, secure accommodation, remanded, youth offending, youth justice"
    ),
    (
      "children placed away from the area",
      """
      out of area, out of county, out of borough, out of authority, outside the area,
      outside the borough, outside the county, placed at a distance, live outside,
      away from their home area
      """
    ),
    ("children on the edge of care", "edge of care"),
    (
      "children living with connected carers",
      "connected carer, kinship carer, family and friends carers"
    ),
  ]

  /// The communities a finding names.
  private static let communityWords: [(String, String)] = [
    ("Roma families", "Roma"),
    ("Slovak families", "Slovak, Slovakian"),
    (
      "Gypsy, Roma and Traveller families",
      "Gypsy Roma and Traveller, Gypsy Roma Traveller, Traveller, Gypsy"
    ),
    (
      "Polish and other eastern European families", "Polish, eastern European, Romanian, Lithuanian"
    ),
    ("Pakistani and Kashmiri families", "Pakistani, Kashmiri"),
    ("Bangladeshi families", "Bangladeshi"),
    ("Indian families", "Gujarati, Punjabi, Sikh, Hindu"),
    ("Somali families", "Somali"),
    ("Muslim communities", "Muslim, Islamic, mosque, mosques, madrassah, madrassahs"),
    ("Jewish communities", "Jewish, Orthodox, Charedi"),
    ("African and Caribbean families", "African, Caribbean"),
    (
      "Black and minority ethnic communities",
      """
      minority ethnic, ethnic minority, ethnic minorities, BME, BAME, global majority,
      black children
      """
    ),
    (
      "families new to the country",
      "migrant, refugee, asylum seekers, new arrivals, no recourse to public funds"
    ),
    (
      "families whose first language is not English",
      "English as an additional language, first language, speak English, interpreter"
    ),
    ("LGBT young people", "LGBT, LGBTQ, LGBTQ+, gay, transgender, sexual orientation, sexuality"),
    ("military families", "armed forces, military, service families"),
    ("faith communities", "faith communities, faith groups, faith leaders, faith community"),
  ]
}
