"""What a second look at a case would ask: is it so, may it be published, where does it lead?"""
