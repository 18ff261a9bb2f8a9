namespace NetGen;

/// <summary>The text of a <see cref="PopulationReport"/>: a row for every network, with what it ended with.</summary>
internal static class PopulationText
{
    public static string Of(PopulationReport report)
    {
        bool validated = report.Members.Any(member => member.ValidationHistory.Count > 0);
        var table = new TextTable(validated ? ["network", "epochs", "loss", "val loss"] : ["network", "epochs", "loss"]);
        int? best = report.Best;
        for (int index = 0; index < report.Members.Count; index++)
        {
            TrainingReport member = report.Members[index];
            string number = ReportNumbers.Count(index), name = index == best ? $"best {number}" : number;
            string loss = member.Epochs > 0 ? ReportNumbers.Value(member.LossHistory[^1]) : "";
            string held = member.ValidationHistory.Count > 0 ? ReportNumbers.Value(member.ValidationHistory[^1].Loss) : "";
            table.Add(validated ? [name, ReportNumbers.Count(member.Epochs), loss, held] : [name, ReportNumbers.Count(member.Epochs), loss]);
        }

        return table.ToString();
    }
}
