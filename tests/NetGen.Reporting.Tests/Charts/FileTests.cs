using System.Text;

namespace NetGen.Reporting.Tests.Charts;

public sealed class FileTests
{
    [Fact]
    public void FilesAreReplacedAsAWhole()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("netgen-reporting-");
        try
        {
            string png = Path.Combine(folder.FullName, "a.png"), svg = Path.Combine(folder.FullName, "a.svg"), html = Path.Combine(folder.FullName, "a.html");
            foreach (string path in new[] { png, svg, html }) File.WriteAllText(path, new string('x', 1_000_000));
            Chart chart = Chart.Loss(Runs.Usual());
            chart.SavePng(png);
            chart.SaveSvg(svg);
            HtmlReport report = new HtmlReport("Title").AddCharts("Pictures", chart);
            report.Save(html);
            Assert.Equal(chart.ToPng(), File.ReadAllBytes(png));
            Assert.Equal(chart.ToSvg(), File.ReadAllText(svg, Encoding.UTF8));
            Assert.Equal(report.ToString(), File.ReadAllText(html, Encoding.UTF8));
            Assert.Equal(3, folder.GetFiles().Length);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void WhatIsRefusedLeavesNothingBehind()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("netgen-reporting-");
        try
        {
            string path = Path.Combine(folder.FullName, "old.html");
            File.WriteAllText(path, "old");
            new FileInfo(path).IsReadOnly = true;
            Assert.Throws<UnauthorizedAccessException>(() => new HtmlReport("Title").Save(path));
            Assert.Throws<UnauthorizedAccessException>(() => Chart.Loss(Runs.Usual()).SavePng(path));
            Assert.Throws<DirectoryNotFoundException>(() => Chart.Loss(Runs.Usual()).SaveSvg(Path.Combine(folder.FullName, "none", "a.svg")));
            Assert.Equal("old", File.ReadAllText(path));
            Assert.Single(folder.GetFiles());
            new FileInfo(path).IsReadOnly = false;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
