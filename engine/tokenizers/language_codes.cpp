#include "engine/tokenizers/language_codes.h"

#include <unicode/uloc.h>

#include <algorithm>
#include <array>

namespace s2s {
namespace {

std::vector<std::string> split(std::string_view text) {
  std::vector<std::string> words;
  for (std::size_t end; !text.empty(); text.remove_prefix(std::min(end + 1, text.size()))) {
    end = std::min(text.find(' '), text.size());
    words.emplace_back(text.substr(0, end));
  }
  return words;
}

/// ISO 639-1 codes of macrolanguages, for which NLLB names one of the languages that belong to them.
struct Member {
  std::string_view macrolanguage, member;
};
constexpr std::array<Member, 17> kMembers = {{{"ar", "arb"},
                                              {"az", "azj"},
                                              {"et", "est"},
                                              {"fa", "pes"},
                                              {"ku", "kmr"},
                                              {"lv", "lvs"},
                                              {"mg", "plt"},
                                              {"mn", "khk"},
                                              {"ms", "zsm"},
                                              {"ne", "npi"},
                                              {"no", "nob"},
                                              {"or", "ory"},
                                              {"ps", "pbt"},
                                              {"sq", "als"},
                                              {"sw", "swh"},
                                              {"uz", "uzn"},
                                              {"yi", "ydd"}}};

}  // namespace

const std::vector<std::string>& m2m100Languages() {
  static const std::vector<std::string> codes = split(
      "af am ar ast az ba be bg bn br bs ca ceb cs cy da de el en es et fa ff fi fr fy ga gd gl gu ha he hi "
      "hr ht hu hy id ig ilo is it ja jv ka kk km kn ko lb lg ln lo lt lv mg mk ml mn mr ms my ne nl no ns "
      "oc or pa pl ps pt ro ru sd si sk sl so sq sr ss su sv sw ta th tl tn tr uk ur uz vi wo xh yi yo zh "
      "zu");
  return codes;
}

const std::vector<std::string>& wmt21Languages() {
  static const std::vector<std::string> codes = split("en ha is ja cs ru zh de");
  return codes;
}

const std::vector<std::string>& nllbLanguages() {
  static const std::vector<std::string> codes = split(
      "ace_Arab ace_Latn acm_Arab acq_Arab aeb_Arab afr_Latn ajp_Arab aka_Latn amh_Ethi apc_Arab arb_Arab "
      "ars_Arab ary_Arab arz_Arab asm_Beng ast_Latn awa_Deva ayr_Latn azb_Arab azj_Latn bak_Cyrl bam_Latn "
      "ban_Latn bel_Cyrl bem_Latn ben_Beng bho_Deva bjn_Arab bjn_Latn bod_Tibt bos_Latn bug_Latn bul_Cyrl "
      "cat_Latn ceb_Latn ces_Latn cjk_Latn ckb_Arab crh_Latn cym_Latn dan_Latn deu_Latn dik_Latn dyu_Latn "
      "dzo_Tibt ell_Grek eng_Latn epo_Latn est_Latn eus_Latn ewe_Latn fao_Latn pes_Arab fij_Latn fin_Latn "
      "fon_Latn fra_Latn fur_Latn fuv_Latn gla_Latn gle_Latn glg_Latn grn_Latn guj_Gujr hat_Latn hau_Latn "
      "heb_Hebr hin_Deva hne_Deva hrv_Latn hun_Latn hye_Armn ibo_Latn ilo_Latn ind_Latn isl_Latn ita_Latn "
      "jav_Latn jpn_Jpan kab_Latn kac_Latn kam_Latn kan_Knda kas_Arab kas_Deva kat_Geor knc_Arab knc_Latn "
      "kaz_Cyrl kbp_Latn kea_Latn khm_Khmr kik_Latn kin_Latn kir_Cyrl kmb_Latn kon_Latn kor_Hang kmr_Latn "
      "lao_Laoo lvs_Latn lij_Latn lim_Latn lin_Latn lit_Latn lmo_Latn ltg_Latn ltz_Latn lua_Latn lug_Latn "
      "luo_Latn lus_Latn mag_Deva mai_Deva mal_Mlym mar_Deva min_Latn mkd_Cyrl plt_Latn mlt_Latn mni_Beng "
      "khk_Cyrl mos_Latn mri_Latn zsm_Latn mya_Mymr nld_Latn nno_Latn nob_Latn npi_Deva nso_Latn nus_Latn "
      "nya_Latn oci_Latn gaz_Latn ory_Orya pag_Latn pan_Guru pap_Latn pol_Latn por_Latn prs_Arab pbt_Arab "
      "quy_Latn ron_Latn run_Latn rus_Cyrl sag_Latn san_Deva sat_Beng scn_Latn shn_Mymr sin_Sinh slk_Latn "
      "slv_Latn smo_Latn sna_Latn snd_Arab som_Latn sot_Latn spa_Latn als_Latn srd_Latn srp_Cyrl ssw_Latn "
      "sun_Latn swe_Latn swh_Latn szl_Latn tam_Taml tat_Cyrl tel_Telu tgk_Cyrl tgl_Latn tha_Thai tir_Ethi "
      "taq_Latn taq_Tfng tpi_Latn tsn_Latn tso_Latn tuk_Latn tum_Latn tur_Latn twi_Latn tzm_Tfng uig_Arab "
      "ukr_Cyrl umb_Latn urd_Arab uzn_Latn vec_Latn vie_Latn war_Latn wol_Latn xho_Latn ydd_Hebr yor_Latn "
      "yue_Hant zho_Hans zho_Hant zul_Latn");
  return codes;
}

const std::vector<std::string>& mbart50Languages() {
  static const std::vector<std::string> codes = split(
      "ar_AR cs_CZ de_DE en_XX es_XX et_EE fi_FI fr_XX gu_IN hi_IN it_IT ja_XX kk_KZ ko_KR lt_LT lv_LV "
      "my_MM ne_NP nl_XX ro_RO ru_RU si_LK tr_TR vi_VN zh_CN af_ZA az_AZ bn_IN fa_IR he_IL hr_HR id_ID "
      "ka_GE km_KH mk_MK ml_IN mn_MN mr_IN pl_PL ps_AF pt_XX sv_SE sw_KE ta_IN te_IN th_TH tl_XX uk_UA "
      "ur_PK xh_ZA gl_ES sl_SI");
  return codes;
}

const std::vector<std::string>& mbartLanguages() {
  constexpr std::ptrdiff_t kOfFirstModel = 25;
  static const std::vector<std::string> codes(mbart50Languages().begin(),
                                              mbart50Languages().begin() + kOfFirstModel);
  return codes;
}

std::optional<std::size_t> findLanguage(const std::vector<std::string>& codes, std::string_view language) {
  const auto placeOf = [&](const auto& fits) -> std::optional<std::size_t> {
    const auto found = std::ranges::find_if(codes, fits);
    if (language.empty() || found == codes.end()) return std::nullopt;
    return static_cast<std::size_t>(found - codes.begin());
  };
  if (const auto exact = placeOf([&](const std::string& code) { return code == language; })) return exact;
  if (language.size() != 2) return std::nullopt;
  const auto hasBase = [](std::string_view base) {
    return [base](const std::string& code) { return code.substr(0, code.find('_')) == base; };
  };
  if (const auto same = placeOf(hasBase(language))) return same;
  const std::string threeLetters = uloc_getISO3Language(std::string(language).c_str());
  if (const auto same = threeLetters.empty() ? std::nullopt : placeOf(hasBase(threeLetters))) return same;
  const auto member = std::ranges::find(kMembers, language, &Member::macrolanguage);
  return member == kMembers.end() ? std::nullopt : placeOf(hasBase(member->member));
}

}  // namespace s2s
