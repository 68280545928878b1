using Microsoft.Playwright;

namespace UrbGrade.Tests.Browser;

/// <summary>Compares pictures as a browser draws them, so small that letters drawn a little otherwise hardly count, and what moved or went does.</summary>
internal static class ComparedPictures
{
    private const string Difference = """
        async ([one, other]) => {
          const small = async (picture) => {
            const image = new Image();
            image.src = `data:image/jpeg;base64,${picture}`;
            await image.decode();
            const context = new OffscreenCanvas(112, 72).getContext("2d");
            context.imageSmoothingQuality = "high";
            context.drawImage(image, 0, 0, 112, 72);
            return context.getImageData(0, 0, 112, 72).data;
          };
          const [a, b] = [await small(one), await small(other)];
          let sum = 0;
          for (let i = 0; i < a.length; i++) sum += Math.abs(a[i] - b[i]);
          return sum / (a.length * 3 / 4);
        }
        """;

    /// <summary>How far two JPEG files are apart: 0 to 255, over all points and the three colours.</summary>
    /// <param name="page">An empty one, whose policy forbids nothing.</param>
    public static async Task<double> Apart(IPage page, string one, string other)
    {
        var files = new List<string>();
        foreach (var path in new[] { one, other })
        {
            files.Add(Convert.ToBase64String(await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken)));
        }

        return await page.EvaluateAsync<double>(Difference, files);
    }
}
