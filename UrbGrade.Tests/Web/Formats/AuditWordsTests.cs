using System.Globalization;
using System.Resources;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Tests.Web.Fictional;
using UrbGrade.Web.Formats;
using UrbGrade.Web.Texts;

namespace UrbGrade.Tests.Web.Formats;

public sealed class AuditWordsTests
{
    private static readonly ResourceManager Texts = new(typeof(AuditText));

    [Theory]
    [InlineData("work.retried", "20 items, 7 to 26", "20 tareas, de 7 a 26")]
    [InlineData("work.archived", "item 7, 3 attempts", "tarea 7, intentos: 3")]
    [InlineData("service.limited", "redirected to Mine, at most 5 a minute", "desviado a Mine, como máximo 5 por minuto")]
    [InlineData("service.archived", "archived: it was old; and wrong", "archivado: it was old; and wrong")]
    [InlineData("retention.applied", "3 Readings before 2019-01-01 00:00:00Z; 1 RawMessages before 2020-01-01 00:00:00Z",
        "lecturas de una hora o más de antes de 2019-01-01 00:00:00Z: 3; mensajes recibidos de antes de 2020-01-01 00:00:00Z: 1")]
    [InlineData("meter.limits", "most any, review 12, no estimates; the counter jumps", "máximo sin límite, revisión desde 12, sin estimaciones; the counter jumps")]
    [InlineData("meter.setting", "from 2019-01-01 00:00:00Z: x 2, new device, below 477", "desde 2019-01-01 00:00:00Z: x 2, aparato nuevo, debajo de 477")]
    [InlineData("lighting.program", "version 3: Slave of C1, 18:00 100, 23:00 50", "versión 3: esclavo de C1, 18:00 100, 23:00 50")]
    [InlineData("tenant.changed", "Eibar; ES; Europe/Madrid; EUR; meters on sight; SHA-1 refused; not public; accent the platform's; languages all, first eu",
        "Eibar; ES; Europe/Madrid; EUR; contadores a primera vista; SHA-1 rechazado; no pública; color de la plataforma; todos los idiomas, primero eu")]
    [InlineData("account.added", "PlatformAdministrator, by the first administrator's link", "Administrador de la plataforma, por el enlace del primer administrador")]
    [InlineData("account.role", "Staff, Operator", "Personal, Operador")]
    [InlineData("finding.state", "Explained: works in the street", "Explicado: works in the street")]
    [InlineData("intervention.done", "Done 2019-11-20", "Hecho 2019-11-20")]
    [InlineData("intervention.added", "Led of light at 1 assets, done , promise 91000 kWh a year, Ana Pons",
        "Lámparas LED (alumbrado público), lugares: 1, aún sin hacer, promesa: 91.000\u00a0kWh al año, Ana Pons")]
    [InlineData("person.meter", "478 2019-01-01 to ", "478 2019-01-01, sin fecha de fin")]
    [InlineData("asset.trait", "3 1", "3")]
    [InlineData("factor.added", "0.175 kg/kWh, grid average, version 2", "0.175 kg/kWh, media de la red, versión 2")]
    [InlineData("aggregation.refused", "3 times; Created at 22:41, received at 23:01", "3 veces; Created at 22:41, received at 23:01")]
    [InlineData("revocations.ends", "the next list is waited for; this one ends 2020-01-18T00:00:00Z, authority 5a5a",
        "se espera la lista siguiente; esta termina el 2020-01-18T00:00:00Z, autoridad 5a5a")]
    public void What_modules_wrote_is_known_again_and_told_in_the_readers_language(string what, string kept, string expected) =>
        Assert.Equal(expected, Told("es", what, kept));

    [Theory]
    [InlineData("finding.state", "Explained: Seen", "Explicado: Seen")]
    [InlineData("finding.state", "FalseAlarm: New: Seen", "Falsa alarma: New: Seen")]
    [InlineData("finding.state", "Explained: a; Seen", "Explicado: a; Seen")]
    [InlineData("finding.state", "Explained: a, Seen", "Explicado: a, Seen")]
    [InlineData("service.archived", "archived: paused", "archivado: paused")]
    [InlineData("service.archived", "archived: gone; at most 5 a minute", "archivado: gone; at most 5 a minute")]
    [InlineData("meter.limits", "most 7, review none; no estimates", "máximo 7, sin revisión; no estimates")]
    [InlineData("meter.limits", "most 7, review none; review 5, zero is missing", "máximo 7, sin revisión; review 5, zero is missing")]
    [InlineData("meter.limits", "most 7, review none, tolerance 0.1", "máximo 7, sin revisión, tolerancia 0.1")]
    [InlineData("tenant.added", "public; ES; Europe/Madrid; EUR; meters registered; SHA-1 allowed; public; accent #112233 and #445566; languages es,eu",
        "public; ES; Europe/Madrid; EUR; contadores registrados; SHA-1 permitido; pública; color #112233 y #445566; idiomas es,eu")]
    [InlineData("intervention.added", "Led of light at 3 assets, done 2019-11-20, promise 900 kWh a year, Done; Decided",
        "Lámparas LED (alumbrado público), lugares: 3, hecho el 2019-11-20, promesa: 900\u00a0kWh al año, Done; Decided")]
    [InlineData("engagement.campaign", "Draft; 2 added, 2020-01-01 to 2020-01-31, 4 places", "Draft; 2 added, del 2020-01-01 al 2020-01-31, lugares: 4")]
    [InlineData("kpi.written", "max(a, b) in kWh", "max(a, b) en kWh")]
    [InlineData("aggregation.refused", "3 times; 2 times; a", "3 veces; 2 times; a")]
    public void What_people_wrote_was_told_in_the_readers_language_too(string what, string kept, string expected) => Assert.Equal(expected, Told("es", what, kept));

    [Theory]
    [InlineData("engagement.survey", "Open, version 2, edit 5", "Abierta, versión 2, edición 5")]
    [InlineData("lighting.program", "version 1: Master, 18:00 100", "versión 1: maestro, 18:00 100")]
    [InlineData("meter.setting", "from 2019-01-01 00:00:00Z: x 1, taken away", "desde 2019-01-01 00:00:00Z: x 1, retirado")]
    [InlineData("intervention.decided", "Scenario", "Escenario")]
    [InlineData("report.schedule", "Monthly, Pdf, es", "Informe mensual, Pdf, es")]
    [InlineData("alert.rule", "Threshold, Daily", "Límite de un día, cada día")]
    [InlineData("module.registered", "handles a.b, tells c, standsIn d", "atiende a.b, comunica c, puede suplir en d")]
    [InlineData("service.redirected", "paused, redirected to Mine, circuit breaker open until 2020-01-01 00:00:00Z",
        "en pausa, desviado a Mine, interruptor abierto hasta 2020-01-01 00:00:00Z")]
    public void Parts_that_modules_wrote_are_told_within_their_text(string what, string kept, string expected) => Assert.Equal(expected, Told("es", what, kept));

    [Theory]
    [InlineData("account.role", "PlatformAdministrator, Resident", "Platform administrator, Resident")]
    [InlineData("site.imported", "1 assets: 1 added, 0 changed", "places: 1 (1 added, 0 changed)")]
    [InlineData("intervention.added", "Dimming of light at 2 assets, done 2019-11-20, promise 1234.5 kWh a year, Ana",
        "Dimming (street lighting), places: 2, done 2019-11-20, promise: 1,234.5\u00a0kWh a year, Ana")]
    public void Codes_stood_in_the_English_page(string what, string kept, string expected) => Assert.Equal(expected, Told("en", what, kept));

    [Theory]
    [InlineData("finding.state", "Silence 12", "Sin lecturas 12")]
    [InlineData("finding.forget", "BaseLoad of Series 7", "Cambio de la carga base, serie 7")]
    [InlineData("note.added", "series 7", "serie 7")]
    [InlineData("retention.set", "eibar RawMessages", "eibar: mensajes recibidos")]
    [InlineData("service.paused", "A.B in Quantification", "A.B en Quantification")]
    [InlineData("factor.added", "ES power 2019", "ES electricidad 2019")]
    [InlineData("places.imported", "Street of eibar", "Calles de eibar")]
    [InlineData("account.refused", "sign-in", "inicio de sesión")]
    [InlineData("alert.rule", "Daily", "Daily")]
    [InlineData("intervention.added", "12 Led", "12 Led")]
    public void Subjects_were_told_in_English_whatever_the_language(string what, string subject, string expected)
    {
        Speak("es");

        Assert.Equal(expected, TestTexts.Of<AuditText>().SubjectOf(what, subject));
    }

    [Theory]
    [InlineData("meter.added", "20")]
    [InlineData("asset.place", "20")]
    [InlineData("tenant.changed", "Sant Fictici")]
    [InlineData("forecast.run", "Sant Fictici")]
    [InlineData("baselines.run", "Sant Fictici")]
    public void A_meter_with_the_number_of_its_tenant_was_told_as_the_tenant(string what, string expected)
    {
        var tenants = new FictionalRegistry(new FictionalDistrict
        {
            Tenant = new TenantInfo(2, "20", "Sant Fictici", "ES", FictionalDistrict.TimeZone, "EUR", true, false, null, TenantBrand.Plain),
        });
        var line = new AuditRecord(1, FictionalDistrict.LastReadingAt, "platform", "20", what, "20", null, null, new string('5', 64));

        Assert.Equal(expected, TestTexts.Of<AuditText>().SubjectOf(line, tenants));
    }

    [Theory]
    [InlineData("command line (root)", "línea de órdenes (root)")]
    [InlineData("platform", "la propia plataforma")]
    [InlineData("module Solar", "módulo Solar")]
    [InlineData("ana@eibar.example", "ana@eibar.example")]
    public void Who_worked_at_the_command_line_was_told_in_English(string who, string expected)
    {
        Speak("es");

        Assert.Equal(expected, Doers.Of(who));
    }

    [Theory]
    [InlineData("service.paused", "paused")]
    [InlineData("retention.set", "for ever")]
    public void In_English_it_stands_as_it_is_kept(string what, string kept) => Assert.Equal((kept, "en"), (Told("en", what, kept), AuditWords.LanguageOf(kept, kept)));

    [Theory]
    [InlineData("work.noted", "paused")]
    [InlineData("services.paused", "paused")]
    [InlineData("service.paused", "paused for a while")]
    [InlineData("service.paused", null)]
    public void What_has_no_known_form_or_is_of_another_kind_stands_as_it_is_kept(string what, string? kept) => Assert.Equal(kept, Told("da", what, kept));

    [Fact]
    public void A_text_of_a_thousand_parts_is_told_soon()
    {
        var kept = string.Concat(Enumerable.Repeat("a, b to c, d; ", 1000));

        Assert.All(["work.retried", "service.paused"], what => Assert.Equal(kept, Told("eu", what, kept)));
    }

    [Theory]
    [InlineData("es")]
    [InlineData("ca")]
    [InlineData("eu")]
    [InlineData("da")]
    public void No_form_stands_in_the_way_of_another(string language)
    {
        Speak(language);
        var texts = TestTexts.Of<AuditText>();

        Assert.All(AuditForm.All, form => Assert.Equal(
            Filled((form.Words ?? Texts).GetString(form.Key, CultureInfo.CurrentUICulture)!),
            form.Family == AuditForm.Subject ? texts.SubjectOf(form.Kind, Filled(form.Written)) : texts.Of(form.Kind, Filled(form.Written))));
    }

    [Fact]
    public void Each_form_that_is_written_otherwise_than_told_has_its_words() =>
        Assert.Empty(AuditForm.Named.Except(AuditForm.All.Where(form => form.Words is null).Select(form => form.Key)));

    private static string Filled(string text) => string.Format(CultureInfo.InvariantCulture, text, "10", "20", "30", "40", "50", "60");

    private static void Speak(string language) =>
        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (new CultureInfo(language == "en" ? "en-GB" : language), new CultureInfo(language));

    private static string? Told(string language, string what, string? kept)
    {
        Speak(language);
        return TestTexts.Of<AuditText>().Of(what, kept);
    }
}
