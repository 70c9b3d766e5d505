import { maxText, type PageFacts, pageFacts } from './page-facts.ts';

/** What stands between a visitor and a page, as the end of "The page is …" or "The shop returned …". */
export type Barrier = 'a robot check' | 'a login page' | 'a consent page';

/**
 * The barrier that a service sent instead of what was asked for; undefined if the page is none. Only for pages that lack what they
 * should have: ordinary pages contain CAPTCHAs and login forms, too.
 */
export const barrierOf = (page: PageFacts, url: URL): Barrier | undefined => {
  if (isRobotCheck(page)) return 'a robot check';
  if (isLogin(page, url)) return 'a login page';
  return isConsent(page, url) ? 'a consent page' : undefined;
};

/** {@link barrierOf} for a page that has not been read. */
export const parseBarrier = ({ html, url }: { html: string; url: string }): Barrier | undefined =>
  barrierOf(pageFacts(html), new URL(url));

const isRobotCheck = ({ title, text, marks }: PageFacts): boolean => {
  const isShort = text.length < maxBarrierText;
  return (
    robotTitle.test(title) ||
    challengeMark.test(marks) ||
    (isShort && (captchaMark.test(marks) || robotText.test(text)))
  );
};

/** Characters of a page that only asks its visitors something. */
const maxBarrierText = maxText / 2;

const robotTitle =
  /^(?:robot check|(?:just|nur) (?:a|einen) moment\b|einen moment(?: bitte)?\b|un (?:instant|momento?)\b|please wait\b|one moment\b|attention required\b|access (?:to this (?:page|site) )?(?:has been |is )?denied|pardon our interruption|(?:are you|bist du|sind sie) (?:a |an? )?(?:human|robot|ein)|robot (?:or|oder) (?:human|mensch)|bot or not|(?:human|bot|browser|security|captcha)[ -](?:verification|check|challenge|checkpoint)\b|security checkpoint|vercel security checkpoint|client challenge|verif(?:y|ying)\b.{0,30}\bhuman|(?:re)?captcha$|ddos-guard|checking your browser|(?:request|access|sorry, you have been) blocked|you have been blocked|403\b|forbidden|请稍候|安全验证|人机验证|しばらくお待ちください|잠시만 기다려|подождите|один момент|bir dakika)/i;

/** Names that only challenges of their vendors contain: Amazon, AWS WAF, DataDome, PerimeterX, Imperva, Cloudflare, Arkose. */
const challengeMark =
  /validatecaptcha|captchacharacters|\bchallenge-container\b|\bcaptcha-container\b|captcha-delivery\.com|px-captcha|px-captcha-wrapper|_incapsula_resource|challenge-error-text|challenge-running|cf-challenge|cf-error-details|funcaptcha|arkoselabs|sec-if-cpt|distil(?:identification|captcha)|sucuri_cloudproxy/i;

const captchaMark =
  /captcha|turnstile|challenges\.cloudflare\.com|awswaf|perimeterx|datadome|ddos-guard|\/_sec\//i;

const robotText =
  /(?:not|n[’']t|are|no|pas|kein|geen|non sei|não é|no (?:eres|soy)|não sou) (?:a |an |un |uno? |ein |um )?(?:(?:ro)?bot(?:er)?\b|robô)|(?:you(?:[’']re| are)?|that you are|sie|vous êtes) (?:a |an |ein |un )?(?:real )?(?:human|mensch|humain)\b|unusual (?:traffic|activity)|ungewöhnlichen? (?:datenverkehr|aktivität)|trafic inhabituel|automated (?:access|requests|queries|traffic|tools)|checking your browser|characters you see|cookies to continue|access (?:to this (?:page|site|resource) )?(?:has been |is |was )?denied|do(?:n[’']t| not) have permission to access|incapsula incident|pardon our interruption|suspicious activity|(?:security|robot|bot) (?:check|verification)|captcha|nie jesteś robotem|не робот|вы человек|ロボットでは|人机验证|安全验证|验证码|機器人|机器人|로봇이 아닙니다|robot olmad/i;

const isLogin = ({ title, text, hasPasswordField }: PageFacts, url: URL): boolean => {
  const isNamed = loginPath.test(url.pathname) || loginHost.test(url.hostname);
  if (hasPasswordField) return isNamed || loginTitle.test(title) || text.length < maxBarrierText;
  return isNamed && (loginTitle.test(title) || loginHost.test(url.hostname));
};

const loginPath =
  /(?:^|[/_.-])(?:log-?in|log-?on|sign-?in|signon|sso|oauth2?|authorize|authenticate|auth|anmelden|anmeldung|einloggen|connexion|identifiant|iniciar-sesion|acceso|entrar|accedi|inloggen|logowanie|giris|password)(?:$|[/_.?-])/i;

const loginHost = /^(?:login|signin|accounts?|auth|sso|id)\./i;

const loginTitle =
  /\b(?:log ?-?in|sign ?-?in|log ?on|anmelden|anmeldung|einloggen|login|connexion|se connecter|identifiez-vous|iniciar sesión|inicia sesión|identifícate|entrar|iniciar sessão|accedi|inloggen|zaloguj|logowanie|logga in|giriş|password|passwort|mot de passe)\b|войти|вход|ログイン|サインイン|登录|登入|로그인|تسجيل الدخول/i;

const isConsent = ({ title, text }: PageFacts, url: URL): boolean =>
  /^consent\./i.test(url.hostname) ||
  consentPath.test(url.pathname) ||
  consentTitle.test(title) ||
  (text.length < maxBarrierText && consentText.test(text));

const consentPath =
  /(?:^|[/_-])(?:consent|cookie-?(?:wall|consent)|gdpr|age-?(?:gate|check|verification))(?:$|[/_.-])/i;

const consentTitle =
  /^(?:before you continue|bevor sie (?:fortfahren|zu)|avant (?:d[’']accéder|de continuer)|antes de (?:continuar|ir)|prima di continuare|voordat je (?:verdergaat|verder)|age verification|privacy (?:gate|wall))/i;

const consentText =
  /before you continue to|bevor sie zu .{1,40} weitergehen|(?:are you|you must be) (?:over |at least )?(?:18|21)\b|accept (?:all )?cookies to (?:continue|access)|we value your privacy.{0,500}(?:accept|agree)/i;
