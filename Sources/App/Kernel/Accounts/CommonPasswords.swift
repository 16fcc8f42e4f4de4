/// Words that passwords are most often made of. A list of our own making, not of passwords that
/// leaked: those of twelve characters and more are nearly all made of one or two of these with
/// digits behind.
enum CommonPasswords {
  static let words: [String] = text.split { $0 == " " || $0 == "\n" }.map(String.init)

  private static let text = """
    aaaa abcabc abcd abcdef access admin administrator alexander amanda amazon amelia and andrew
    android angel anthony apple april arsenal asdfgh asdfghjkl ashley august autumn baby babyboy
    babygirl bailey banana barcelona baseball basketball batman battery bear benjamin birmingham
    blessed borough bristol britain brother buster butterfly celtic change changeme charlie
    charlotte cheater cheese chelsea cherry child children chocolate christ christopher church
    city coffee college computer cookie correct corvette council county cowboy cricket daddy
    dance daniel david december default diamond dragon eagle edinburgh edward eight elizabeth
    emily emma england everton facebook faith falcon family father february ferrari first five
    flower football for forever fortnite four freedom friday friend friends gandalf george
    ginger glasgow golden golf goodbye google grace guest guinness guitar hannah happy harley
    harry heaven hello hockey honda horse hunter ilove iloveyou instagram internet iphone
    ireland ironman is jack james january jennifer jessica jesus john joker jordan joseph joshua
    july june juventus killer king kitten lancashire last laura leeds letme letmein lightning
    lion liverpool login london love lovely lover loveyou lucky madrid maggie manchester march
    master matrix matthew maverick me mercedes merlin michael michelle microsoft million
    minecraft monday money monkey mother mummy music mustang my naruto natasha netflix network
    new newcastle nicholas nicole nine ninja nokia not november number ocean october office old
    oliver olivia one orange panther pass passcode passord password passwort peace pepper
    phoenix pikachu pirate please pokemon porsche prince princess private protection puppy
    purple pword qazwsx queen qwerty qwertyuiop rabbit rachel rainbow ranger rangers rebecca
    richard robert root rovers rugby safe safeguarding samsung samuel sarah saturday school
    scotland secret secure security september server services seven shadow signin silver sister
    six smile soccer social soldier sophie spiderman spring staple startrek starwars stephanie
    storm strawberry student summer sunday sunderland sunshine superman system teacher temp
    temporary ten tennis test testing the thomas three thunder thursday tiger tottenham toyota
    trustno tuesday twitter two united user victoria villa wales wanderers warrior wednesday
    welcome whatsapp whiskey william windows winner winter wizard wolf work worker yamaha yellow
    yorkshire you your youtube zero zxcvbn zxcvbnm
    """
}
