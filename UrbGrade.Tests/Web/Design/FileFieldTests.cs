using System.Globalization;
using Bunit;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.Extensions.DependencyInjection;
using UrbGrade.Web.Design;

namespace UrbGrade.Tests.Web.Design;

public sealed class FileFieldTests : BunitContext
{
    public FileFieldTests()
    {
        Services.AddLocalization();
        JSInterop.Mode = JSRuntimeMode.Loose;
    }

    [Theory]
    [InlineData("en", "Choose a file", "No file chosen")]
    [InlineData("es", "Elegir un archivo", "Ningún archivo elegido")]
    [InlineData("ca", "Tria un fitxer", "Cap fitxer triat")]
    [InlineData("eu", "Aukeratu fitxategi bat", "Ez da fitxategirik aukeratu")]
    [InlineData("da", "Vælg en fil", "Ingen fil valgt")]
    public void A_file_was_asked_for_in_the_language_of_the_browser(string language, string button, string none)
    {
        CultureInfo.CurrentUICulture = new CultureInfo(language);
        var field = Field(_ => { });

        Assert.Equal(button, field.Find("label.button[for='map']").TextContent);
        Assert.Equal(none, field.Find("#map-said").TextContent);
        Assert.Equal(none, field.Find("#map").GetAttribute("title"));
        Assert.Equal("map-hint map-said", field.Find("#map").GetAttribute("aria-describedby"));
        Assert.Equal(".geojson", field.Find("#map").GetAttribute("accept"));
    }

    [Fact]
    public void Who_spoke_the_words_of_the_button_chose_nothing()
    {
        var button = Field(_ => { }).Find(".button");

        Assert.Equal(("map", false), (button.GetAttribute("for"), button.HasAttribute("aria-hidden")));
    }

    [Fact]
    public async Task The_chosen_file_is_named_and_handed_on_and_stays_when_no_other_is_chosen()
    {
        CultureInfo.CurrentUICulture = new CultureInfo("en");
        var chosen = new List<string>();
        var field = Field(file => chosen.Add(file.Name));
        field.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromText("{}", "district.geojson"));
        Assert.Equal("district.geojson", field.Find("#map-said").TextContent);

        await field.InvokeAsync(() => field.FindComponent<InputFile>().Instance.OnChange.InvokeAsync(new InputFileChangeEventArgs([])));
        Assert.Equal("district.geojson", field.Find("#map-said").TextContent);
        Assert.Equal(["district.geojson"], chosen);
    }

    private IRenderedComponent<FileField> Field(Action<IBrowserFile> choose) => Render<FileField>(parameters => parameters
        .Add(f => f.Id, "map").Add(f => f.Accept, ".geojson").Add(f => f.HintId, "map-hint").Add(f => f.OnChosen, choose));
}
